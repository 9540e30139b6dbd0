package io.sessionwarden.sim.db;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A rollback under way: undo is given back evenly.
 *
 * @param from records of undo when it began
 * @param to what stays, when it goes back to a savepoint only
 */
record Rollback(LocalDateTime started, Duration takes, long from, long to) {
    boolean over(LocalDateTime now) {
        return !now.isBefore(started.plus(takes));
    }

    /** Records of undo that are left. */
    long undo(LocalDateTime now) {
        if (over(now)) {
            return to;
        }
        double done = (double) Duration.between(started, now).toMillis() / takes.toMillis();
        return from - Math.round(Math.max(0, done) * (from - to));
    }
}
