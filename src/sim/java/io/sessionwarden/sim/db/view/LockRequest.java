package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.TransactionRow.Xid;

/**
 * An enqueue that a session waits for.
 *
 * @param type TX or TM
 * @param id1 TX: undo segment and slot of the other transaction; TM: object id
 * @param id2 TX: sequence of the other transaction
 * @param mode as V$LOCK.REQUEST numbers it
 * @param table object id of the table it happens in: ROW_WAIT_OBJ# of a TX wait
 */
public record LockRequest(String type, long id1, long id2, int mode, int table) {
    /** For the end of a transaction. */
    public static LockRequest of(Xid xid, int mode, int table) {
        return new LockRequest("TX", ((long) xid.segment() << 16) | xid.slot(), xid.sequence(), mode, table);
    }

    /** For a table. */
    public static LockRequest of(int table, int mode) {
        return new LockRequest("TM", table, 0, mode, table);
    }

    /** P1 of the wait, {@code name|mode}: the two letters of the type and the mode; P2 is {@link #id1}, P3 {@link #id2}. */
    public long p1() {
        return ((long) type.charAt(0) << 24) | ((long) type.charAt(1) << 16) | mode;
    }
}
