package io.sessionwarden.architecture.sample.oracle;

/** Nobody may depend on this. */
public class Anything {}
