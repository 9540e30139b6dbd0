package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.TransactionRow.Xid;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** GV$TRANSACTION and the locks that transactions hold: GV$LOCK and GV$LOCKED_OBJECT. */
final class TransactionView {
    private static final DateTimeFormatter START_TIME = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss");

    private TransactionView() {}

    static List<FixedView<?>> all() {
        return List.of(transactions(), locks(), lockedObjects(), LongOperation.view());
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
                .value("NAME", row -> row.name().orElse(null))
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
                .value("XIDUSN", row -> row.xid(Xid::segment))
                .value("XIDSLOT", row -> row.xid(Xid::slot))
                .value("XIDSQN", row -> row.xid(Xid::sequence))
                .key("OBJECT_ID", row -> row.lock().table())
                .key("SESSION_ID", row -> row.session().sid())
                .value("ORACLE_USERNAME", row -> row.session().username())
                .value("OS_USER_NAME", row -> row.session().logon().osUser())
                .value("PROCESS", row -> row.session().logon().process())
                .value("LOCKED_MODE", row -> row.lock().mode());
    }

    /** A table that a session has locked rows in. */
    record LockedObject(SessionRow session, TableLock lock) {
        /** A part of the transaction's number; zero when nothing was changed yet. */
        int xid(ToIntFunction<Xid> part) {
            return session.transaction()
                    .map(held -> part.applyAsInt(held.xid()))
                    .orElse(0);
        }
    }

    private static List<TransactionRow> open(Snapshot snapshot, InstanceRow instance) {
        return snapshot.sessions(instance).stream()
                .map(SessionRow::transaction)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<LockedObject> lockedObjects(Snapshot snapshot, InstanceRow instance) {
        return snapshot.sessions(instance).stream()
                .flatMap(session -> session.tableLocks().stream().map(lock -> new LockedObject(session, lock)))
                .toList();
    }

    private static String startTime(LocalDateTime started) {
        return started.format(START_TIME);
    }
}
