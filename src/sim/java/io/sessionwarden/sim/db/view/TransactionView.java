package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** GV$TRANSACTION and the locks that transactions hold: GV$LOCK and GV$LOCKED_OBJECT. */
final class TransactionView {
    private static final DateTimeFormatter START_TIME = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss");
    private static final int ROW_EXCLUSIVE = 3;

    private TransactionView() {}

    static List<FixedView<?>> all() {
        return List.of(transactions(), locks(), lockedObjects());
    }

    private static FixedView<TransactionRow> transactions() {
        return FixedView.of("TRANSACTION", TransactionView::open)
                .key("ADDR", TransactionRow::address)
                .value("XIDUSN", row -> row.xid().segment())
                .value("XIDSLOT", row -> row.xid().slot())
                .value("XIDSQN", row -> row.xid().sequence())
                .constant("STATUS", "ACTIVE")
                .value("START_TIME", row -> startTime(row.started()))
                .key("SES_ADDR", TransactionRow::sessionAddress)
                .constant("FLAG", 7683)
                .constant("SPACE", "NO")
                .constant("RECURSIVE", "NO")
                .constant("NOUNDO", "NO")
                .constant("PTX", "NO")
                .value("USED_UBLK", TransactionRow::undoBlocks)
                .value("USED_UREC", TransactionRow::undoRecords)
                .value("LOG_IO", row -> 2 + 3 * row.undoRecords())
                .constant("PHY_IO", 0)
                .value("CR_GET", row -> 2 + row.undoRecords())
                .constant("CR_CHANGE", 0)
                .value("START_DATE", TransactionRow::started)
                .key("XID", row -> row.xid().hex());
    }

    private static FixedView<LockRow> locks() {
        return FixedView.of("LOCK", LockRow::of)
                .value("ADDR", LockRow::address)
                .value("KADDR", LockRow::address)
                .key("SID", LockRow::sid)
                .value("TYPE", LockRow::type)
                .value("ID1", LockRow::id1)
                .value("ID2", LockRow::id2)
                .value("LMODE", LockRow::mode)
                .value("REQUEST", LockRow::request)
                .value("CTIME", LockRow::seconds)
                .value("BLOCK", row -> row.blocks() ? 1 : 0);
    }

    private static FixedView<LockedObject> lockedObjects() {
        return FixedView.of("LOCKED_OBJECT", TransactionView::lockedObjects)
                .value("XIDUSN", row -> row.transaction().xid().segment())
                .value("XIDSLOT", row -> row.transaction().xid().slot())
                .value("XIDSQN", row -> row.transaction().xid().sequence())
                .key("OBJECT_ID", LockedObject::objectId)
                .key("SESSION_ID", row -> row.session().sid())
                .value("ORACLE_USERNAME", row -> row.session().username())
                .value("OS_USER_NAME", row -> row.session().logon().osUser())
                .value("PROCESS", row -> row.session().logon().process())
                .value("LOCKED_MODE", row -> ROW_EXCLUSIVE);
    }

    /** A table that a session has locked rows in. */
    record LockedObject(SessionRow session, TransactionRow transaction, int objectId) {}

    private static List<TransactionRow> open(Snapshot snapshot, InstanceRow instance) {
        return snapshot.sessions(instance).stream()
                .map(SessionRow::transaction)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<LockedObject> lockedObjects(Snapshot snapshot, InstanceRow instance) {
        return snapshot.inTransaction(instance).stream()
                .flatMap(session -> session.transaction().stream()
                        .flatMap(held -> held.lockedTables().stream().map(id -> new LockedObject(session, held, id))))
                .toList();
    }

    private static String startTime(LocalDateTime started) {
        return started.format(START_TIME);
    }
}
