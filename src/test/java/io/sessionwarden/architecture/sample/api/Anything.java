package io.sessionwarden.architecture.sample.api;

/** Nobody may depend on this. */
public class Anything {}
