package io.sessionwarden.sim.db;

import java.time.Duration;

/**
 * How fast transactions are rolled back, by the database's clock.
 *
 * @param recordsPerSecond records of undo; 0 for at once
 */
public record RollbackPace(long recordsPerSecond) {
    public static final RollbackPace AT_ONCE = new RollbackPace(0);

    /** Row by row on a busy machine. */
    public static final RollbackPace LIKE_ORACLE = new RollbackPace(20_000);

    private static final Duration NOT_WORTH_WAITING = Duration.ofMillis(100);

    /** How long it takes; zero when nobody would notice. */
    Duration timeFor(long records) {
        if (recordsPerSecond == 0) {
            return Duration.ZERO;
        }
        Duration time = Duration.ofMillis(records * 1_000 / recordsPerSecond);
        return time.compareTo(NOT_WORTH_WAITING) < 0 ? Duration.ZERO : time;
    }
}
