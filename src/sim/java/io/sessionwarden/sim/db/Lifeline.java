package io.sessionwarden.sim.db;

/**
 * How far a session is on its way out, and whether it is in a call: the two things that a kill depends on. Guarded by its session, except
 * {@link #isGone}: a killer that waits for that holds a lock of its own.
 */
final class Lifeline {
    private volatile Life life = Life.LIVING;
    private boolean inCall;

    private enum Life {
        LIVING,
        /** A kill found it in a call; it will be marked soon. */
        DOOMED,
        /** Shows KILLED while its call is still running. */
        MARKED,
        /** Rolled back, shows KILLED until its client calls again. */
        STUB,
        GONE
    }

    /** What a kill found. */
    enum Found {
        IDLE,
        IN_CALL,
        KILLED_BEFORE,
        GONE
    }

    /** A call begins; false when the session was killed before. */
    boolean begin() {
        inCall = inCall || life == Life.LIVING;
        return life == Life.LIVING;
    }

    /** A call ends; true when the session ends with it. */
    boolean end() {
        inCall = false;
        return isEnding();
    }

    boolean inCall() {
        return inCall;
    }

    /** Whether the running call is to end as that of a killed session. */
    boolean isEnding() {
        return life == Life.MARKED || life == Life.GONE;
    }

    boolean isGone() {
        return life == Life.GONE;
    }

    boolean showsKilled() {
        return isEnding() || life == Life.STUB;
    }

    void gone() {
        life = Life.GONE;
    }

    /** A kill arrives: an idle session is over at once, one in a call is doomed and must be marked. */
    Found kill(boolean immediate) {
        if (life != Life.LIVING) {
            return life == Life.GONE ? Found.GONE : Found.KILLED_BEFORE;
        }
        if (inCall) {
            life = Life.DOOMED;
            return Found.IN_CALL;
        }
        finish(immediate);
        return Found.IDLE;
    }

    /** Marks a doomed session; one whose call ended meanwhile is found idle and over at once. */
    Found mark(boolean immediate) {
        if (life != Life.DOOMED) {
            return Found.GONE;
        }
        if (inCall) {
            life = Life.MARKED;
            return Found.IN_CALL;
        }
        finish(immediate);
        return Found.IDLE;
    }

    private void finish(boolean immediate) {
        life = immediate ? Life.GONE : Life.STUB;
    }

    /** Whether a marked session's call can be ended now. */
    boolean canBeDelivered() {
        return life == Life.MARKED && inCall;
    }
}
