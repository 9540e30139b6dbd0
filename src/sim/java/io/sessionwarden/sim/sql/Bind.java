package io.sessionwarden.sim.sql;

/** One occurrence of a bind in a statement; the name without its colon, upper-case. */
public record Bind(String name) {}
