package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;

/** A statement as GV$SQLSTATS keeps it. */
public record StatementRow(String sqlId, String text, long executions, LocalDateTime lastActive) {}
