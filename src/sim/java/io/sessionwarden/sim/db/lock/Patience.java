package io.sessionwarden.sim.db.lock;

import io.sessionwarden.sim.call.OraError;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a session waits for a lock. */
public interface Patience {
    /**
     * Waits in view of everybody until something is so; false when time ran out before.
     *
     * @throws OraError when the session's call is ended meanwhile
     */
    boolean await(Request what, Duration most, BooleanSupplier done) throws OraError;

    /** Something has changed: whoever waits is to look again. Called without any monitor. */
    void lookAgain();
}
