package io.sessionwarden.sim.db.lock;

import io.sessionwarden.sim.call.OraError;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.command.Prepared;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexType;
import org.h2.message.DbException;
import org.h2.mvstore.db.MVTable;
import org.h2.mvstore.db.Store;
import org.h2.result.LocalResult;
import org.h2.result.Row;
import org.h2.result.SortOrder;
import org.h2.table.IndexColumn;
import org.h2.table.Table;

/** A table that asks for Oracle's locks, waits for rows and keys of others where it can be seen and ended, and counts undo. */
final class LockedTable extends MVTable {
    /** How often a conflict may have gone by the time it is looked at. */
    private static final int PATIENCE = 10_000;

    LockedTable(CreateTableData data, Store store) {
        super(data, store);
    }

    /** H2 would make a whole number the key of the table's rows and wait for such a key itself; not so for a descending one. */
    @Override
    public Index addIndex(
            SessionLocal session,
            String name,
            int id,
            IndexColumn[] columns,
            int uniqueColumns,
            IndexType type,
            boolean create,
            String comment) {
        boolean wouldBeRowKey = getMainIndexColumn(type, columns) >= 0;
        IndexColumn[] kept = wouldBeRowKey ? new IndexColumn[] {descending(columns[0])} : columns;
        return super.addIndex(session, name, id, kept, uniqueColumns, type, create, comment);
    }

    private static IndexColumn descending(IndexColumn column) {
        IndexColumn turned = new IndexColumn(column.columnName, column.sortType | SortOrder.DESCENDING);
        turned.column = column.column;
        return turned;
    }

    @Override
    public boolean lock(SessionLocal session, int type) {
        Optional<LockHolder> asking = type == Table.READ_LOCK ? Optional.empty() : LockHolder.ofThread();
        if (asking.isEmpty()) {
            return super.lock(session, type);
        }
        if (type == Table.EXCLUSIVE_LOCK) {
            lock(asking.get(), LockMode.EXCLUSIVE, Limit.noWait());
            return super.lock(session, type);
        }
        lock(asking.get(), LockMode.ROW_EXCLUSIVE, Limit.NONE);
        return false;
    }

    private void lock(LockHolder asking, LockMode mode, Limit limit) {
        try {
            asking.lock(getId(), mode, limit);
        } catch (OraError e) {
            throw DbException.convert(e);
        }
    }

    /** Also counts the lock of FOR UPDATE; that of a change counts with the change. */
    @Override
    public Row lockRow(SessionLocal session, Row row, int millis) {
        Optional<LockHolder> asking = LockHolder.ofThread();
        if (asking.isEmpty()) {
            return super.lockRow(session, row, millis);
        }
        LockHolder me = asking.get();
        boolean selects = session.getCurrentCommand().isQuery();
        if (selects && me.spares(getId())) {
            return row;
        }
        boolean skipsLocked = millis < -1;
        Limit limit = Limit.forUpdate(millis);
        if (selects) {
            lock(me, LockMode.ROW_EXCLUSIVE, skipsLocked ? Limit.NONE : limit);
        }
        if (skipsLocked) {
            return super.lockRow(session, row, millis);
        }
        Row locked = insist(
                me,
                limit,
                () -> super.lockRow(session, row, 0),
                () -> conflicts(me, session).ofRow(row.getKey()));
        if (locked != null && selects) {
            count(me, 1);
        }
        return locked;
    }

    @Override
    public void addRow(SessionLocal session, Row row) {
        Optional<LockHolder> asking = LockHolder.ofThread();
        if (asking.isEmpty()) {
            super.addRow(session, row);
            return;
        }
        LockHolder me = asking.get();
        insist(
                me,
                Limit.NONE,
                () -> {
                    super.addRow(session, row);
                    return row;
                },
                () -> conflicts(me, session).ofKeys(row));
        count(me, getIndexes().size());
    }

    private Conflicts conflicts(LockHolder me, SessionLocal session) {
        return new Conflicts(this, me.locks(), session.getTransaction().getId());
    }

    @Override
    public void removeRow(SessionLocal session, Row row) {
        super.removeRow(session, row);
        LockHolder.ofThread().ifPresent(me -> count(me, getIndexes().size()));
    }

    /** Each pair of rows is one change: a record for the row and two for each index whose key changes. */
    @Override
    public void updateRows(Prepared prepared, SessionLocal session, LocalResult rows) {
        Optional<LockHolder> asking = LockHolder.ofThread();
        long records = asking.map(LockHolder::undo).orElse(0L);
        while (rows.next()) {
            Row before = rows.currentRowForTable();
            rows.next();
            records += undoOf(before, rows.currentRowForTable());
        }
        rows.reset();
        super.updateRows(prepared, session, rows);
        long after = records;
        asking.ifPresent(me -> me.wrote(after - me.undo()));
    }

    private long undoOf(Row before, Row after) {
        long keys = getIndexes().stream()
                .skip(1)
                .filter(index -> index.compareRows(before, after) != 0)
                .count();
        return 1 + 2 * keys;
    }

    private static void count(LockHolder me, long records) {
        me.wrote(records);
    }

    private interface Attempt {
        Row run();
    }

    /** Tries until nobody is in the way. */
    private static Row insist(LockHolder me, Limit limit, Attempt attempt, Supplier<Optional<Conflict>> conflict) {
        try {
            for (int tries = 0; ; tries++) {
                try {
                    return attempt.run();
                } catch (DbException e) {
                    if (Conflict.isStale(e)) {
                        throw new OraError(8177, "can't serialize access for this transaction");
                    }
                    Optional<Conflict> found = Conflict.isOne(e) ? conflict.get() : Optional.empty();
                    if (found.isPresent()) {
                        found.get().await(me, limit);
                    } else if (!Conflict.isPassing(e) || tries > PATIENCE) {
                        throw e;
                    }
                }
            }
        } catch (OraError e) {
            throw DbException.convert(e);
        } finally {
            me.withdraw();
        }
    }
}
