package io.sessionwarden.sim.db;

import io.sessionwarden.sim.sql.OracleStatement;
import java.time.Duration;

/**
 * How a session is killed.
 *
 * @param immediate whether it goes without waiting for its client
 * @param waits how long the killer waits for the end of what cannot be interrupted
 * @param forced whether the server process is ended then
 */
record KillManner(boolean immediate, Duration waits, boolean forced) {
    private static final Duration FORCE_WAIT = Duration.ofSeconds(5);

    static KillManner of(OracleStatement.KillSession kill, KillTiming timing) {
        Duration waits = kill.timeoutSeconds().isPresent()
                ? Duration.ofSeconds(kill.timeoutSeconds().getAsLong())
                : usualWait(kill.mode(), timing);
        boolean forced = kill.mode() == OracleStatement.KillMode.FORCE;
        return new KillManner(kill.mode() != OracleStatement.KillMode.PLAIN, waits, forced);
    }

    static KillManner plain(KillTiming timing) {
        return new KillManner(false, timing.plainWait(), false);
    }

    private static Duration usualWait(OracleStatement.KillMode mode, KillTiming timing) {
        return switch (mode) {
            case PLAIN -> timing.plainWait();
            case IMMEDIATE -> Duration.ZERO;
            case FORCE -> FORCE_WAIT;
        };
    }
}
