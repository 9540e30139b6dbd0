package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;

/**
 * An account as DBA_USERS shows it.
 *
 * @param locked when it was locked, null while it is open
 */
public record UserRow(
        String name, int id, String status, LocalDateTime locked, boolean oracleMaintained, LocalDateTime created) {}
