package io.sessionwarden.sim.db.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of GV$LOCK: a TX or TM enqueue that a session holds or asks for.
 *
 * @param address of the lock; that of a session, its LOCKWAIT, when it asks
 */
record LockRow(
        String address, int sid, String type, long id1, long id2, int mode, int request, long seconds, boolean blocks) {
    private static final int NONE = 0;
    private static final int EXCLUSIVE = 6;

    static List<LockRow> of(Snapshot snapshot, InstanceRow instance) {
        List<LockRequest> wanted = snapshot.sessions().stream()
                .flatMap(session -> session.waiting().request().stream())
                .toList();
        List<LockRow> rows = new ArrayList<>();
        for (SessionRow session : snapshot.sessions(instance)) {
            session.transaction().ifPresent(held -> rows.add(held(snapshot, session, held, wanted)));
            session.tableLocks().forEach(lock -> rows.add(held(snapshot, session, lock, wanted)));
            session.waiting().request().ifPresent(request -> rows.add(asked(session, request)));
        }
        return rows;
    }

    private static LockRow held(Snapshot snapshot, SessionRow session, TransactionRow held, List<LockRequest> wanted) {
        LockRequest as = LockRequest.of(held.xid(), EXCLUSIVE, 0);
        return row(held.address(), session, as, EXCLUSIVE, NONE, age(snapshot, session), blocks(as, wanted));
    }

    private static LockRow held(Snapshot snapshot, SessionRow session, TableLock lock, List<LockRequest> wanted) {
        LockRequest as = LockRequest.of(lock.table(), lock.mode());
        String address = "%016X".formatted(0x5_A000_0000L + ((long) lock.table() << 16) + session.sid());
        return row(address, session, as, lock.mode(), NONE, age(snapshot, session), blocks(as, wanted));
    }

    private static LockRow asked(SessionRow session, LockRequest request) {
        return row(
                session.address(),
                session,
                request,
                NONE,
                request.mode(),
                session.waiting().micros() / 1_000_000,
                false);
    }

    private static boolean blocks(LockRequest held, List<LockRequest> wanted) {
        return wanted.stream()
                .anyMatch(one -> one.type().equals(held.type()) && one.id1() == held.id1() && one.id2() == held.id2());
    }

    private static long age(Snapshot snapshot, SessionRow session) {
        return session.transaction()
                .map(held -> Duration.between(held.started(), snapshot.at()).toSeconds())
                .orElse(session.lastCallEt());
    }

    private static LockRow row(
            String address, SessionRow session, LockRequest lock, int mode, int request, long seconds, boolean blocks) {
        return new LockRow(address, session.sid(), lock.type(), lock.id1(), lock.id2(), mode, request, seconds, blocks);
    }
}
