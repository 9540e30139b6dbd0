package io.sessionwarden.sim.db.lock;

import io.sessionwarden.sim.call.OraError;
import java.util.function.BooleanSupplier;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;

/**
 * A row or key that an open transaction of another session has marked.
 *
 * @param stillThere whether the mark is the one that was found: the transaction may have ended, and another one have its number
 */
record Conflict(Request request, BooleanSupplier stillThere) {
    /** Whether H2 failed for a reason that a mark of another session may explain. */
    static boolean isOne(DbException e) {
        return isPassing(e) || e.getErrorCode() == ErrorCode.DUPLICATE_KEY_1;
    }

    /** Whether H2 failed for the mark of another session, though it may be gone by now. */
    static boolean isPassing(DbException e) {
        return e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1 || e.getErrorCode() == ErrorCode.CONCURRENT_UPDATE_1;
    }

    /** H2 calls it a deadlock when a row has changed since the transaction began that is to see its start. */
    static boolean isStale(DbException e) {
        return e.getErrorCode() == ErrorCode.DEADLOCK_1;
    }

    void await(LockHolder me, Limit limit) throws OraError {
        me.ask(request);
        if (stillThere.getAsBoolean()) {
            me.await(limit);
        }
    }
}
