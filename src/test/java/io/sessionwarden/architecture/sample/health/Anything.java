package io.sessionwarden.architecture.sample.health;

/** Nobody may depend on this. */
public class Anything {}
