package io.sessionwarden.architecture.sample.util;

/** Lives in a package for this and that. */
public class Anything {}
