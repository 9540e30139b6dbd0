package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.OraError;

/**
 * Brings a client's wish to break, seen by the reading thread, to the call that it means. Begin and end of a call and the break exclude
 * one another, otherwise a late break would end the following call; {@link DatabaseSession#cancel()} must therefore not wait for the
 * call's work.
 */
final class Breaks {
    private final DatabaseSession session;
    private boolean running;
    private boolean asked;
    private boolean clientGone;

    Breaks(DatabaseSession session) {
        this.session = session;
    }

    /**
     * Runs a call's work unless a break waits for it: one that came after the previous call had ended belongs to this one, because the
     * driver sends a ping to take up a break that met no call.
     */
    void run(DatabaseSession.Work<Void> work) throws OraError {
        begin();
        try {
            work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() throws OraError {
        if (asked || clientGone) {
            throw new OraError(1013, "user requested cancel of current operation");
        }
        running = true;
    }

    private synchronized void end() {
        running = false;
    }

    /** The client asked to break. */
    synchronized void ask() {
        asked = true;
        if (running) {
            session.cancel();
        }
    }

    /** The client went away: what runs for it ends. */
    synchronized void leave() {
        clientGone = true;
        if (running) {
            session.cancel();
        }
    }

    /** True once after a break was asked for: its call failed and the answer must say that it was broken. */
    synchronized boolean takeAsked() {
        boolean wasAsked = asked;
        asked = false;
        return wasAsked;
    }
}
