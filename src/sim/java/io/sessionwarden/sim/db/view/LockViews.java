package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.CursorRow.ObjectName;
import io.sessionwarden.sim.db.view.WaitViews.Blocked;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Locks in words, of the connected instance: DBA_LOCK, DBA_DML_LOCKS, DBA_DDL_LOCKS, DBA_BLOCKERS and DBA_WAITERS. */
final class LockViews {
    private static final Map<Integer, String> MODES = Map.of(
            0, "None", 1, "Null", 2, "Row-S (SS)", 3, "Row-X (SX)", 4, "Share", 5, "S/Row-X (SSX)", 6, "Exclusive");
    private static final Map<String, String> TYPES = Map.of("TX", "Transaction", "TM", "DML");

    private LockViews() {}

    static List<FixedView<?>> all() {
        return List.of(locks(), dmlLocks(), ddlLocks(), blockers(), waiters());
    }

    private static FixedView<LockRow> locks() {
        return FixedView.of("DBA_LOCK", LockRow::of)
                .key("SESSION_ID", LockRow::sid)
                .value("LOCK_TYPE", row -> TYPES.getOrDefault(row.type(), row.type()))
                .value("MODE_HELD", row -> MODES.get(row.mode()))
                .value("MODE_REQUESTED", row -> MODES.get(row.request()))
                .value("LOCK_ID1", row -> Long.toString(row.id1()))
                .value("LOCK_ID2", row -> Long.toString(row.id2()))
                .value("LAST_CONVERT", LockRow::seconds)
                .value("BLOCKING_OTHERS", row -> row.blocks() ? "Blocking" : "Not Blocking");
    }

    /** A lock on a table. */
    record TableLock(LockRow lock, TableRow table) {}

    private static FixedView<TableLock> dmlLocks() {
        return FixedView.of("DBA_DML_LOCKS", LockViews::tableLocks)
                .key("SESSION_ID", row -> row.lock().sid())
                .value("OWNER", row -> row.table().owner())
                .key("NAME", row -> row.table().name())
                .value("MODE_HELD", row -> MODES.get(row.lock().mode()))
                .value("MODE_REQUESTED", row -> MODES.get(row.lock().request()))
                .value("LAST_CONVERT", row -> row.lock().seconds())
                .value("BLOCKING_OTHERS", row -> row.lock().blocks() ? "Blocking" : "Not Blocking");
    }

    private static List<TableLock> tableLocks(Snapshot snapshot, InstanceRow instance) {
        List<TableRow> tables = snapshot.facts().tables();
        return LockRow.of(snapshot, instance).stream()
                .filter(lock -> lock.type().equals("TM"))
                .flatMap(lock -> tables.stream()
                        .filter(table -> table.id() == lock.id1())
                        .map(table -> new TableLock(lock, table)))
                .toList();
    }

    /** A definition that a session holds steady while its statement runs. */
    record DdlLock(int sid, ObjectName object) {}

    private static FixedView<DdlLock> ddlLocks() {
        return FixedView.of(
                        "DBA_DDL_LOCKS",
                        (snapshot, instance) -> snapshot.facts().cursors(instance.number()).stream()
                                .filter(CursorRow::running)
                                .flatMap(cursor ->
                                        cursor.objects().stream().map(object -> new DdlLock(cursor.sid(), object)))
                                .distinct()
                                .toList())
                .key("SESSION_ID", DdlLock::sid)
                .value("OWNER", row -> row.object().owner())
                .key("NAME", row -> row.object().name())
                .constant("TYPE", "Table/Procedure/Type")
                .constant("MODE_HELD", "Share")
                .constant("MODE_REQUESTED", "None");
    }

    private static FixedView<Integer> blockers() {
        return FixedView.of(
                        "DBA_BLOCKERS",
                        (snapshot, instance) -> WaitViews.blocked(snapshot, instance).stream()
                                .map(row -> row.blocker().sid())
                                .distinct()
                                .toList())
                .key("HOLDING_SESSION", row -> row);
    }

    private static FixedView<Blocked> waiters() {
        return FixedView.of("DBA_WAITERS", WaitViews::blocked)
                .key("WAITING_SESSION", row -> row.waiter().sid())
                .constant("WAITING_CON_ID", 0)
                .key("HOLDING_SESSION", row -> row.blocker().sid())
                .constant("HOLDING_CON_ID", 0)
                .constant("LOCK_TYPE", "Transaction")
                .constant("MODE_HELD", "Exclusive")
                .constant("MODE_REQUESTED", "Exclusive")
                .value("LOCK_ID1", row -> held(row).map(LockRow::id1).orElse(null))
                .value(
                        "LOCK_ID2",
                        row -> held(row).map(one -> (long) one.xid().sequence()).orElse(null));
    }

    private static Optional<TransactionRow> held(Blocked row) {
        return row.blocker().transaction();
    }
}
