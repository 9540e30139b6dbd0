package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;

/** What V$DATABASE says. */
public record DatabaseRow(long dbid, String name, LocalDateTime created, String openMode, String role) {}
