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

    static FixedView<TransactionRow> transactions() {
        return FixedView.of(TransactionView::open)
                .rawKey("ADDR", 8, TransactionRow::address)
                .number("XIDUSN", row -> row.xid().segment())
                .number("XIDSLOT", row -> row.xid().slot())
                .number("XIDSQN", row -> row.xid().sequence())
                .nulls("NUMBER", "UBAFIL", "UBABLK", "UBASQN", "UBAREC")
                .text("STATUS", 16, row -> "ACTIVE")
                .text("START_TIME", 20, row -> startTime(row.started()))
                .nulls("NUMBER", "START_SCNB", "START_SCNW", "START_UEXT", "START_UBAFIL")
                .nulls("NUMBER", "START_UBABLK", "START_UBASQN", "START_UBAREC")
                .rawKey("SES_ADDR", 8, TransactionRow::sessionAddress)
                .number("FLAG", row -> 7683)
                .text("SPACE", 3, row -> "NO")
                .text("RECURSIVE", 3, row -> "NO")
                .text("NOUNDO", 3, row -> "NO")
                .text("PTX", 3, row -> "NO")
                .text("NAME", 256, row -> row.name().orElse(null))
                .nulls("NUMBER", "PRV_XIDUSN", "PRV_XIDSLT", "PRV_XIDSQN", "PTX_XIDUSN", "PTX_XIDSLT", "PTX_XIDSQN")
                .nulls("NUMBER", "DSCN-B", "DSCN-W")
                .number("USED_UBLK", TransactionRow::undoBlocks)
                .number("USED_UREC", TransactionRow::undoRecords)
                .number("LOG_IO", row -> 2 + 3 * row.undoRecords())
                .number("PHY_IO", row -> 0)
                .number("CR_GET", row -> 2 + row.undoRecords())
                .number("CR_CHANGE", row -> 0)
                .date("START_DATE", TransactionRow::started)
                .nulls("NUMBER", "DSCN_BASE", "DSCN_WRAP", "START_SCN", "DEPENDENT_SCN")
                .rawKey("XID", 8, row -> row.xid().hex())
                .nulls("RAW(8)", "PRV_XID", "PTX_XID")
                .number("CON_ID", row -> 0);
    }

    static FixedView<LockRow> locks() {
        return FixedView.of(LockRow::of)
                .raw("ADDR", 8, LockRow::address)
                .raw("KADDR", 8, LockRow::address)
                .numberKey("SID", LockRow::sid)
                .text("TYPE", 2, LockRow::type)
                .number("ID1", LockRow::id1)
                .number("ID2", LockRow::id2)
                .number("LMODE", LockRow::mode)
                .number("REQUEST", LockRow::request)
                .number("CTIME", LockRow::seconds)
                .number("BLOCK", row -> row.blocks() ? 1 : 0)
                .number("CON_ID", row -> 0);
    }

    static FixedView<LockedObject> lockedObjects() {
        return FixedView.of(TransactionView::lockedObjects)
                .number("XIDUSN", row -> row.xid(Xid::segment))
                .number("XIDSLOT", row -> row.xid(Xid::slot))
                .number("XIDSQN", row -> row.xid(Xid::sequence))
                .numberKey("OBJECT_ID", row -> row.lock().table())
                .numberKey("SESSION_ID", row -> row.session().sid())
                .text("ORACLE_USERNAME", 128, row -> row.session().username())
                .text("OS_USER_NAME", 128, row -> row.session().logon().osUser())
                .text("PROCESS", 24, row -> row.session().logon().process())
                .number("LOCKED_MODE", row -> row.lock().mode())
                .number("CON_ID", row -> 0);
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
