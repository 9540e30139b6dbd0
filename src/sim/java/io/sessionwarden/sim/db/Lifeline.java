package io.sessionwarden.sim.db;

/**
 * How far a session is on its way out, and whether it is in a call: the two things that a kill depends on. Guarded by its session, except
 * {@link #isGone} and {@link #isDying}: a killer that waits for that holds a lock of its own.
 */
final class Lifeline {
    private volatile Life life = Life.LIVING;
    private boolean inCall;
    private boolean endsWithTransaction;

    private enum Life {
        LIVING,
        /** A kill found it in a call; it will be marked soon. */
        DOOMED,
        /** Shows KILLED while its call is still running. */
        MARKED,
        /** Shows KILLED while it is rolled back. */
        DYING,
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
        return life == Life.MARKED || life == Life.DYING || life == Life.GONE;
    }

    boolean isDying() {
        return life == Life.DYING;
    }

    boolean isStub() {
        return life == Life.STUB;
    }

    boolean isGone() {
        return life == Life.GONE;
    }

    boolean showsKilled() {
        return isEnding() || life == Life.STUB;
    }

    /** Its transaction is rolled back from now on; false when that was begun or done before. */
    boolean dies() {
        boolean alive = life != Life.DYING && life != Life.STUB && life != Life.GONE;
        if (alive) {
            life = Life.DYING;
        }
        return alive;
    }

    /** Is rolled back, and waits for its client's next call. */
    void stays() {
        life = Life.STUB;
    }

    void gone() {
        life = Life.GONE;
    }

    /** A kill arrives: an idle session dies at once, one in a call is doomed and must be marked. */
    Found kill() {
        if (life != Life.LIVING) {
            return life == Life.GONE ? Found.GONE : Found.KILLED_BEFORE;
        }
        life = inCall ? Life.DOOMED : Life.DYING;
        return inCall ? Found.IN_CALL : Found.IDLE;
    }

    /** Marks a doomed session; one whose call ended meanwhile is found idle and dies at once. */
    Found mark() {
        if (life != Life.DOOMED) {
            return Found.GONE;
        }
        life = inCall ? Life.MARKED : Life.DYING;
        return inCall ? Found.IN_CALL : Found.IDLE;
    }

    /** Whether a marked session's call can be ended now. */
    boolean canBeDelivered() {
        return life == Life.MARKED && inCall;
    }

    /** It is to end with its transaction. */
    void endWithTransaction() {
        endsWithTransaction = true;
    }

    boolean endsWithTransaction() {
        return endsWithTransaction && life == Life.LIVING;
    }
}
