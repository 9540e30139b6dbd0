package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A row of GV$LOCK: a TX or TM enqueue that a session holds or asks for. */
record LockRow(
        String address, int sid, String type, long id1, long id2, int mode, int request, long seconds, boolean blocks) {
    private static final int NONE = 0;
    private static final int ROW_EXCLUSIVE = 3;
    private static final int EXCLUSIVE = 6;

    static List<LockRow> of(Snapshot snapshot, InstanceRow instance) {
        Set<SessionAddress> blockers = snapshot.sessions().stream()
                .flatMap(session -> session.waiting().blocker().stream())
                .collect(Collectors.toSet());
        List<LockRow> rows = new ArrayList<>();
        for (SessionRow session : snapshot.sessions(instance)) {
            boolean blocks = blockers.contains(new SessionAddress(session.instance(), session.sid()));
            session.transaction().ifPresent(held -> addHeld(rows, snapshot, session, held, blocks));
            session.waiting()
                    .blocker()
                    .flatMap(blocker -> transactionOf(snapshot, blocker))
                    .ifPresent(wanted -> {
                        rows.add(transactionLock(
                                session,
                                wanted,
                                NONE,
                                EXCLUSIVE,
                                session.waiting().micros() / 1_000_000,
                                false));
                    });
        }
        return rows;
    }

    private static void addHeld(
            List<LockRow> rows, Snapshot snapshot, SessionRow session, TransactionRow held, boolean blocks) {
        long age = Duration.between(held.started(), snapshot.at()).toSeconds();
        rows.add(transactionLock(session, held, EXCLUSIVE, NONE, age, blocks));
        for (int table : held.lockedTables()) {
            rows.add(new LockRow(session.address(), session.sid(), "TM", table, 0, ROW_EXCLUSIVE, NONE, age, false));
        }
    }

    private static LockRow transactionLock(
            SessionRow session, TransactionRow of, int mode, int request, long seconds, boolean blocks) {
        return new LockRow(
                session.address(), session.sid(), "TX", id1(of), of.xid().sequence(), mode, request, seconds, blocks);
    }

    /** ID1 of the lock that a transaction is: undo segment and slot. */
    static long id1(TransactionRow of) {
        return ((long) of.xid().segment() << 16) | of.xid().slot();
    }

    private static Optional<TransactionRow> transactionOf(Snapshot snapshot, SessionAddress holder) {
        return snapshot.sessions().stream()
                .filter(session -> session.instance() == holder.instance() && session.sid() == holder.sid())
                .findFirst()
                .flatMap(SessionRow::transaction);
    }
}
