package io.sessionwarden.sim.db.lock;

import io.sessionwarden.sim.call.OraError;
import java.time.Duration;

/**
 * How long somebody waits for a lock.
 *
 * @param expired what is thrown then
 */
public record Limit(Duration most, OraError expired) {
    /** Until the lock is free. */
    public static final Limit NONE = new Limit(Duration.ofDays(10_000), busy());

    /** ORA-00054 unless the lock is free. */
    public static Limit noWait() {
        return new Limit(Duration.ZERO, busy());
    }

    /** ORA-00054 after a time, as LOCK TABLE has it. */
    public static Limit seconds(long most) {
        return new Limit(Duration.ofSeconds(most), busy());
    }

    /** As H2 asks for FOR UPDATE: milliseconds, 0 for NOWAIT, negative without a limit; ORA-30006 after a time. */
    static Limit forUpdate(int millis) {
        if (millis < 0) {
            return NONE;
        }
        return millis == 0
                ? noWait()
                : new Limit(
                        Duration.ofMillis(millis),
                        new OraError(30006, "resource busy; acquire with WAIT timeout expired"));
    }

    private static OraError busy() {
        return new OraError(54, "resource busy and acquire with NOWAIT specified or timeout expired");
    }
}
