package io.sessionwarden.architecture.sample.metrics;

/** Nobody may depend on this. */
public class Anything {}
