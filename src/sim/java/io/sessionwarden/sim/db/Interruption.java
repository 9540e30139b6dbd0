package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Ends what a session's call is doing, from another thread: a statement, the wait for a row, a sleep. Thread-safe.
 *
 * <p>H2 offers no way to take a waiter out of its lock queue. But a waiter that is interrupted asks again, and with a lock time-out of zero
 * it gives up then.
 */
final class Interruption {
    private OraError pending;
    private Runnable stop;

    /** Forgets an interruption that came too late for the last call. */
    synchronized void clear() {
        pending = null;
    }

    /** Makes the running call end with that error; a kill stands over a cancel. */
    synchronized void raise(OraError error) {
        if (pending == null || error.code() == 28) {
            pending = error;
        }
        if (stop != null) {
            stop.run();
        }
        notifyAll();
    }

    synchronized void check() throws OraError {
        if (pending != null) {
            throw pending;
        }
    }

    /** Says how to stop what runs from now on, in this thread. */
    synchronized void enter(Runnable howToStop) throws OraError {
        check();
        Thread runner = Thread.currentThread();
        stop = () -> {
            howToStop.run();
            runner.interrupt();
        };
    }

    /** Nothing runs any more; the flag of an interrupt that came in time or too late must not reach the wire. */
    void leave() {
        synchronized (this) {
            stop = null;
        }
        Thread.interrupted();
    }

    /** Waits until something is so, at most that long; false when time ran out. */
    synchronized boolean await(Duration most, BooleanSupplier done) throws OraError {
        long end = System.nanoTime() + most.toNanos();
        while (!done.getAsBoolean()) {
            check();
            long millis = (end - System.nanoTime()) / 1_000_000;
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
