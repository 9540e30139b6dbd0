package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.FixedView.Fill;
import io.sessionwarden.sim.db.view.FixedView.ViewColumn;
import io.sessionwarden.sim.sql.SessionContext;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexType;
import org.h2.message.DbException;
import org.h2.result.Row;
import org.h2.table.IndexColumn;
import org.h2.table.TableBase;
import org.h2.table.TableType;

/** A read-only table whose rows are computed from the snapshot of the running statement. */
final class FixedTable<R> extends TableBase {
    private static final long GUESSED_ROWS = 500;

    private final FixedView<R> view;
    private final List<ViewColumn<R>> columns;
    private final boolean global;
    private final List<Index> indexes = new ArrayList<>();

    FixedTable(CreateTableData data, FixedView<R> view) {
        super(data);
        this.view = view;
        this.columns = view.columns();
        this.global = FixedViews.isGlobal(data.tableName);
        setColumns(data.columns.toArray(org.h2.table.Column[]::new));
        indexes.add(new FixedIndex(this, getId(), null));
        for (ViewColumn<R> column : columns) {
            if (column.fill() == Fill.KEY) {
                indexes.add(new FixedIndex(this, database.allocateObjectId(), getColumn(column.name())));
            }
        }
    }

    /** The rows that the running statement sees. */
    List<FixedRow<R>> rows() {
        Snapshot snapshot = snapshot();
        return snapshot.once(this, () -> rows(snapshot));
    }

    static Snapshot snapshot() {
        return ((Snapshot.Source) SessionContext.current()).snapshot();
    }

    private List<FixedRow<R>> rows(Snapshot snapshot) {
        List<FixedRow<R>> all = new ArrayList<>();
        for (InstanceRow instance : snapshot.instances()) {
            if (global || instance.number() == snapshot.instance()) {
                for (R row : view.rows(snapshot, instance)) {
                    all.add(new FixedRow<>(row, instance.number()));
                }
            }
        }
        return all;
    }

    /** What a row is made from, and the instance it comes from. */
    record FixedRow<R>(R row, int instance) {}

    /** The value of a column, as H2 has it. */
    org.h2.value.Value value(SessionLocal session, FixedRow<R> row, int column) {
        int inView = global ? column - 1 : column;
        Object value = inView < 0 ? row.instance() : columns.get(inView).value().apply(row.row());
        return H2Value.of(session, value, getColumn(column));
    }

    @Override
    public Index getScanIndex(SessionLocal session) {
        return indexes.getFirst();
    }

    @Override
    public List<Index> getIndexes() {
        return indexes;
    }

    @Override
    public TableType getTableType() {
        return TableType.SYSTEM_TABLE;
    }

    @Override
    public boolean isInsertable() {
        return false;
    }

    /** Never the same twice: H2 must not reuse results. */
    @Override
    public long getMaxDataModificationId() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public boolean canGetRowCount(SessionLocal session) {
        return false;
    }

    @Override
    public boolean canDrop() {
        return false;
    }

    @Override
    public long getRowCount(SessionLocal session) {
        return rows().size();
    }

    @Override
    public long getRowCountApproximation(SessionLocal session) {
        return GUESSED_ROWS;
    }

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
        throw readOnly();
    }

    @Override
    public void addRow(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override
    public void removeRow(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override
    public long truncate(SessionLocal session) {
        throw readOnly();
    }

    @Override
    public void checkSupportAlter() {
        throw readOnly();
    }

    @Override
    public void close(SessionLocal session) {
        // Holds nothing.
    }

    static DbException readOnly() {
        return DbException.get(ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1, "fixed view");
    }
}
