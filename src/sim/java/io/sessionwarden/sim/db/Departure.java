package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Wire;

/** The ways out of a session. What a transaction leaves behind is rolled back in its own time. Guarded by the session. */
final class Departure {
    private final Session session;
    private final Lifeline lifeline;
    private final Interruption interruption;
    private final Wire wire;

    Departure(Session session, Lifeline lifeline, Interruption interruption, Wire wire) {
        this.session = session;
        this.lifeline = lifeline;
        this.interruption = interruption;
        this.wire = wire;
    }

    /** A kill arrives: an idle session is over at once but for its rollback, one in a call is doomed and must be {@link #mark}ed. */
    Lifeline.Found kill(boolean immediate) {
        Lifeline.Found found;
        synchronized (session) {
            found = lifeline.kill();
        }
        if (found == Lifeline.Found.IDLE) {
            endIdle(immediate);
        }
        return found;
    }

    /** Marks a doomed session; one whose call ended meanwhile is ended as an idle one. True when its call is to be interrupted. */
    boolean mark(boolean immediate) {
        Lifeline.Found found;
        synchronized (session) {
            found = lifeline.mark();
        }
        if (found == Lifeline.Found.IDLE) {
            endIdle(immediate);
        }
        return found == Lifeline.Found.IN_CALL;
    }

    /** Ends the call of a marked session with ORA-00028; a sleep in PL/SQL only when the kill is an immediate one. */
    void deliver(boolean immediate) {
        synchronized (session) {
            if (lifeline.canBeDelivered()) {
                interruption.raise(Errors.killed(), immediate);
            }
        }
    }

    /** The client hears nothing more after an immediate kill; after another one it hears of it with its next call. */
    private void endIdle(boolean immediate) {
        if (immediate) {
            wire.sever();
        }
        session.work().abandon(() -> {
            if (immediate) {
                vanish();
            } else {
                stay();
            }
        });
    }

    private void stay() {
        synchronized (session) {
            lifeline.stays();
        }
        session.lookAgain();
    }

    /** The server process is ended, whatever it does: the connection breaks. True when an idle session has yet to be rolled back. */
    boolean terminate() {
        boolean inCall;
        boolean first;
        synchronized (session) {
            inCall = lifeline.inCall();
            first = lifeline.dies();
        }
        breakOff(inCall);
        if (first && !inCall) {
            session.work().abandon(this::vanish);
        }
        return !inCall && lifeline.isDying();
    }

    /** The connection first: a call that ends must not tell its client why. */
    private void breakOff(boolean inCall) {
        wire.sever();
        if (inCall) {
            interruption.raise(Errors.connectionLost(), true);
        }
    }

    /** A call is over: the session may end with it. */
    void callEnded() {
        boolean withTransaction;
        synchronized (session) {
            withTransaction = lifeline.endsWithTransaction();
        }
        if (withTransaction && !session.inTransaction()) {
            leave();
        }
    }

    /** To be ended when its transaction is. */
    void endWithTransaction() {
        synchronized (session) {
            lifeline.endWithTransaction();
        }
    }

    /** The call of a killed session is over: it rolls back and goes. */
    void leaveAfterCall() {
        synchronized (session) {
            lifeline.dies();
        }
        session.work().rollBackAndClose();
        vanish();
    }

    /** The client has gone, or has been told: what is left is rolled back, and the session goes. Idempotent; not for a session in a call. */
    void leave() {
        boolean stub;
        boolean first;
        synchronized (session) {
            stub = lifeline.isStub();
            first = lifeline.dies();
        }
        if (stub) {
            vanish();
        } else if (first) {
            session.work().abandon(this::vanish);
        }
    }

    private void vanish() {
        synchronized (session) {
            lifeline.gone();
        }
        session.database().gone(session);
        session.lookAgain();
    }

    /** The client's connection has ended. */
    void clientGone() {
        synchronized (session) {
            if (lifeline.inCall()) {
                lifeline.dies();
                interruption.raise(Errors.connectionLost(), true);
                return;
            }
        }
        if (session.database().trouble().noticesDeparture(session)) {
            leave();
        }
    }

    /** The database goes down: the connection breaks, whatever it is doing. */
    void drop() {
        boolean inCall;
        synchronized (session) {
            inCall = lifeline.inCall();
            if (inCall) {
                lifeline.dies();
            }
        }
        breakOff(inCall);
        if (!inCall) {
            leave();
        }
    }

    /** Breaks the connection without a word. */
    void sever() {
        wire.sever();
    }
}
