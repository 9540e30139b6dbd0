package io.sessionwarden.sim.fault;

/**
 * Something that a fault may hit.
 *
 * @param account who asks; empty while it is not known
 */
public record Subject(String account, int instance, Kind kind) {}
