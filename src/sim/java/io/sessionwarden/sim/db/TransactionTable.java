package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.TransactionRow.Xid;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;

/** Names new transactions. Thread-safe. */
final class TransactionTable {
    private static final int SEGMENTS = 10;
    private static final int SLOTS = 34;

    private final AtomicInteger begun = new AtomicInteger();

    OpenTransaction begin(LocalDateTime at) {
        int number = begun.getAndIncrement();
        Xid xid = new Xid(1 + number % SEGMENTS, number / SEGMENTS % SLOTS, 1_000 + number);
        return new OpenTransaction(xid, "%016X".formatted(0x7_4000_0000L + number * 0x100L), at);
    }
}
