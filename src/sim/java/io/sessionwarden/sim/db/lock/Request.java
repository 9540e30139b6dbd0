package io.sessionwarden.sim.db.lock;

/** What a session waits for. */
public sealed interface Request {
    /** Id of the table it happens in. */
    int table();

    /** Mode asked for, as V$LOCK.REQUEST numbers it. */
    int mode();

    /**
     * The end of the transaction that holds a row or key.
     *
     * @param transaction which of the holder's transactions
     * @param mode 6 for a row, 4 for a key that the other may yet take back
     */
    record Row(LockHolder holder, long transaction, int mode, int table) implements Request {
        public static final int EXCLUSIVE = 6;
        public static final int SHARE = 4;

        boolean sameTransaction(Row other) {
            return holder == other.holder && transaction == other.transaction;
        }
    }

    /** A lock on a whole table. */
    record Table(int table, LockMode wanted) implements Request {
        @Override
        public int mode() {
            return wanted.number();
        }
    }
}
