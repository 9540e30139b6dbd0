package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.lock.Patience;
import io.sessionwarden.sim.db.lock.Request;
import io.sessionwarden.sim.db.view.WaitEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a session waits inside a call, in view of everybody. */
final class Waits implements Patience {
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Session session;
    private final Interruption interruption;
    private volatile boolean held;

    Waits(Session session, Interruption interruption) {
        this.session = session;
        this.interruption = interruption;
    }

    /** Waits until something is so; false when time ran out before. */
    boolean await(WaitEvent what, Duration most, BooleanSupplier done) throws OraError {
        session.waiting(what);
        try {
            return interruption.await(most, done);
        } finally {
            session.waiting(WaitEvent.TO_CLIENT);
        }
    }

    @Override
    public boolean await(Request what, Duration most, BooleanSupplier done) throws OraError {
        return await(what instanceof Request.Row ? WaitEvent.ROW_LOCK : WaitEvent.TABLE_LOCK, most, done);
    }

    /** Sleeps in PL/SQL. */
    void sleep(Duration time) throws OraError {
        session.waiting(WaitEvent.SLEEP);
        try {
            interruption.sleep(time);
        } finally {
            session.waiting(WaitEvent.TO_CLIENT);
        }
    }

    /** Keeps a call from going on while something is so; not even a cancel by its client gets through. */
    void hold(BooleanSupplier condition) throws OraError {
        held = true;
        try {
            await(WaitEvent.TO_CLIENT, FOR_EVER, () -> !condition.getAsBoolean());
        } finally {
            held = false;
        }
    }

    boolean isHeld() {
        return held;
    }

    @Override
    public void lookAgain() {
        interruption.lookAgain();
    }
}
