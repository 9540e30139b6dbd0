package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Ends what a session's call is doing, from another thread: a statement, the wait for a lock, a sleep. Thread-safe. */
final class Interruption {
    /** How often a wait looks at the database's clock, which tells nobody when it is turned. */
    private static final long LOOK_MILLIS = 10;

    private Cause pending;
    private boolean cancelsNext;
    private Runnable stop;

    /**
     * Why a call ends.
     *
     * @param wakes whether it ends a sleep too: a kill that waits for the session does not
     */
    record Cause(OraError error, boolean wakes) {
        boolean standsOver(Cause other) {
            return other == null || error.code() != 1013;
        }
    }

    /** Forgets an interruption that came too late for the last call. */
    synchronized void clear() {
        pending = null;
    }

    /** Makes the running call end with that error; a kill stands over a cancel. */
    synchronized void raise(OraError error, boolean wakes) {
        Cause cause = new Cause(error, wakes);
        if (cause.standsOver(pending)) {
            pending = cause;
        }
        if (stop != null) {
            stop.run();
        }
        notifyAll();
    }

    /** Makes the next statement end with ORA-01013. */
    synchronized void cancelNext() {
        cancelsNext = true;
    }

    /** A statement begins. */
    synchronized void checkStatement() throws OraError {
        check();
        if (cancelsNext) {
            cancelsNext = false;
            throw Errors.cancelled();
        }
    }

    synchronized boolean isPending() {
        return pending != null;
    }

    synchronized void check() throws OraError {
        if (pending != null) {
            throw pending.error();
        }
    }

    /** Says how to stop what runs from now on, in this thread. */
    synchronized void enter(Runnable howToStop) throws OraError {
        check();
        stop = howToStop;
    }

    /** Nothing runs any more. */
    synchronized void leave() {
        stop = null;
    }

    /** Waits until something is so, at most that long; false when time ran out. */
    boolean await(Duration most, BooleanSupplier done) throws OraError {
        return await(most, done, cause -> true);
    }

    /** Waits that long unless something ends it that wakes a sleeper. */
    void sleep(Duration time) throws OraError {
        await(time, () -> false, Cause::wakes);
        check();
    }

    /** Waits until something is so that depends on the database's clock; nothing ends it. */
    synchronized void awaitClock(BooleanSupplier done) throws OraError {
        while (!done.getAsBoolean()) {
            pause(LOOK_MILLIS);
        }
    }

    private synchronized boolean await(Duration most, BooleanSupplier done, Predicate<Cause> ends) throws OraError {
        long end = System.nanoTime() + most.toNanos();
        while (!done.getAsBoolean()) {
            if (pending != null && ends.test(pending)) {
                throw pending.error();
            }
            long millis = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            pause(millis);
        }
        return true;
    }

    /** Tells a waiter in {@link #await} to look again. */
    synchronized void lookAgain() {
        notifyAll();
    }

    private void pause(long millis) throws OraError {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.connectionLost();
        }
    }
}
