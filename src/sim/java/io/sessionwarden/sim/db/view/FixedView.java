package io.sessionwarden.sim.db.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A view over live state: its columns, and the rows that one instance contributes. Columns are those of the layout; one that nothing fills is
 * null. Built once by chained calls, then only read.
 *
 * @param <R> what a row is made from
 */
public final class FixedView<R> {
    private final String name;
    private final BiFunction<Snapshot, InstanceRow, List<R>> rows;
    private final Map<String, ViewColumn<R>> columns = new LinkedHashMap<>();

    private FixedView(String name, BiFunction<Snapshot, InstanceRow, List<R>> rows) {
        this.name = name;
        this.rows = rows;
        for (Layouts.Column column : Layouts.of(name)) {
            columns.put(column.name(), new ViewColumn<>(column.name(), column.type(), Fill.NULL, row -> null));
        }
        if (has("CON_ID")) {
            // No container: the database is not a CDB.
            constant("CON_ID", 0);
        }
    }

    static <R> FixedView<R> of(String name, BiFunction<Snapshot, InstanceRow, List<R>> rows) {
        return new FixedView<>(name, rows);
    }

    /** A view that has no rows here, since what it tells of does not exist. */
    static FixedView<Object> empty(String name) {
        return new FixedView<>(name, (snapshot, instance) -> List.of());
    }

    /** What the values of a column are; the rows of a key can be looked up without reading every one. */
    enum Fill {
        NULL,
        CONSTANT,
        VALUE,
        KEY
    }

    /** A column of the view. */
    record ViewColumn<R>(String name, String type, Fill fill, Function<R, Object> value) {}

    /** Fills a column from the row. */
    FixedView<R> value(String column, Function<R, Object> value) {
        return fill(column, Fill.VALUE, value);
    }

    /** Fills a column by which rows are looked up. */
    FixedView<R> key(String column, Function<R, Object> value) {
        return fill(column, Fill.KEY, value);
    }

    /** Fills a column with the same value in every row. */
    FixedView<R> constant(String column, Object value) {
        return fill(column, Fill.CONSTANT, row -> value);
    }

    private FixedView<R> fill(String column, Fill fill, Function<R, Object> value) {
        ViewColumn<R> known = columns.get(column);
        if (known == null) {
            throw new IllegalArgumentException(name + " has no column " + column);
        }
        columns.put(column, new ViewColumn<>(column, known.type(), fill, value));
        return this;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Name of the view; without V$ or GV$ when it has both forms. */
    String name() {
        return name;
    }

    List<ViewColumn<R>> columns() {
        return List.copyOf(columns.values());
    }

    List<R> rows(Snapshot snapshot, InstanceRow instance) {
        return rows.apply(snapshot, instance);
    }
}
