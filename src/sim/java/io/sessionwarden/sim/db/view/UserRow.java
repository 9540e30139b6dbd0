package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;

/** An account as DBA_USERS shows it. */
public record UserRow(String name, int id, String status, boolean oracleMaintained, LocalDateTime created) {}
