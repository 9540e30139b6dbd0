package io.sessionwarden.architecture.sample.sweep.deeper;

/** Lives two levels down. */
public class TooDeep {}
