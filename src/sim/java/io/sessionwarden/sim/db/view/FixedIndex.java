package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.FixedTable.FixedRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.index.IndexCondition;
import org.h2.index.IndexType;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.TableFilter;
import org.h2.value.Value;
import org.h2.value.ValueNull;

/** Reads all rows of a fixed view, or those with one value of a key column: a join must not read everything once per row. */
final class FixedIndex extends Index {
    private static final double LOOKUP_COST = 10;

    private final FixedTable<?> table;
    private final Column key;

    /** @param key the column to look up by, null to read all */
    FixedIndex(FixedTable<?> table, int id, Column key) {
        super(
                table,
                id,
                table.getName() + (key == null ? "_SCAN" : "_BY_" + key.getName()),
                key == null ? new IndexColumn[0] : IndexColumn.wrap(new Column[] {key}),
                0,
                key == null ? IndexType.createScan(false) : IndexType.createNonUnique(false));
        this.table = table;
        this.key = key;
    }

    @Override
    public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        return find(session, table, first);
    }

    private <R> Cursor find(SessionLocal session, FixedTable<R> from, SearchRow first) {
        List<FixedRow<R>> rows;
        if (key == null || first == null) {
            rows = from.rows();
        } else {
            rows = FixedTable.snapshot()
                    .once(this, () -> byKey(session, from))
                    .getOrDefault(comparable(sought(session, first)), List.of());
        }
        return new FixedCursor(rows.stream().map(row -> row(session, from, row)).iterator());
    }

    /** In the type of the column: a text that is compared with a number means a number. */
    private Value sought(SessionLocal session, SearchRow first) {
        return first.getValue(key.getColumnId()).convertTo(key.getType(), session);
    }

    private <R> Map<Object, List<FixedRow<R>>> byKey(SessionLocal session, FixedTable<R> from) {
        Map<Object, List<FixedRow<R>>> byKey = new HashMap<>();
        for (FixedRow<R> row : from.rows()) {
            Value value = from.value(session, row, key.getColumnId());
            if (value != ValueNull.INSTANCE) {
                byKey.computeIfAbsent(comparable(value), k -> new ArrayList<>()).add(row);
            }
        }
        return byKey;
    }

    private static Object comparable(Value value) {
        return switch (value.getValueType()) {
            case Value.NUMERIC, Value.DECFLOAT, Value.BIGINT, Value.INTEGER, Value.SMALLINT ->
                plain(value.getBigDecimal());
            default -> value;
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    private static <R> Row row(SessionLocal session, FixedTable<R> from, FixedRow<R> row) {
        Value[] values = new Value[from.getColumns().length];
        for (int column = 0; column < values.length; column++) {
            values[column] = from.value(session, row, column);
        }
        return Row.get(values, 1);
    }

    @Override
    public double getCost(
            SessionLocal session,
            int[] masks,
            TableFilter[] filters,
            int filter,
            SortOrder sortOrder,
            AllColumnsForPlan allColumns,
            boolean isSelectCommand) {
        long rows = getRowCountApproximation(session);
        if (key == null || masks == null) {
            return key == null ? 10.0 * rows : Double.MAX_VALUE;
        }
        boolean lookup = (masks[key.getColumnId()] & IndexCondition.EQUALITY) == IndexCondition.EQUALITY;
        return lookup ? LOOKUP_COST : Double.MAX_VALUE;
    }

    @Override
    public long getRowCount(SessionLocal session) {
        return table.getRowCount(session);
    }

    @Override
    public long getRowCountApproximation(SessionLocal session) {
        return table.getRowCountApproximation(session);
    }

    @Override
    public boolean needRebuild() {
        return false;
    }

    @Override
    public void close(SessionLocal session) {
        // Holds nothing.
    }

    @Override
    public void add(SessionLocal session, Row row) {
        throw FixedTable.readOnly();
    }

    @Override
    public void remove(SessionLocal session, Row row) {
        throw FixedTable.readOnly();
    }

    @Override
    public void remove(SessionLocal session) {
        throw FixedTable.readOnly();
    }

    @Override
    public void truncate(SessionLocal session) {
        throw FixedTable.readOnly();
    }
}
