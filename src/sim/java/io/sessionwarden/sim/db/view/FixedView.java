package io.sessionwarden.sim.db.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A view over live state: its columns, and the rows that one instance contributes. Built once by chained calls, then only read.
 *
 * @param <R> what a row is made from
 */
public final class FixedView<R> {
    private final BiFunction<Snapshot, InstanceRow, List<R>> rows;
    private final List<ViewColumn<R>> columns = new ArrayList<>();

    private FixedView(BiFunction<Snapshot, InstanceRow, List<R>> rows) {
        this.rows = rows;
    }

    static <R> FixedView<R> of(BiFunction<Snapshot, InstanceRow, List<R>> rows) {
        return new FixedView<>(rows);
    }

    /** A column of the view; a key column can be looked up without reading every row. */
    record ViewColumn<R>(String name, String type, boolean key, Function<R, Object> value) {}

    FixedView<R> number(String name, Function<R, Object> value) {
        return add(name, "NUMBER", false, value);
    }

    FixedView<R> numberKey(String name, Function<R, Object> value) {
        return add(name, "NUMBER", true, value);
    }

    FixedView<R> text(String name, int size, Function<R, Object> value) {
        return add(name, "VARCHAR2(" + size + ")", false, value);
    }

    FixedView<R> textKey(String name, int size, Function<R, Object> value) {
        return add(name, "VARCHAR2(" + size + ")", true, value);
    }

    FixedView<R> date(String name, Function<R, Object> value) {
        return add(name, "DATE", false, value);
    }

    FixedView<R> raw(String name, int size, Function<R, Object> value) {
        return add(name, "RAW(" + size + ")", false, value);
    }

    FixedView<R> rawKey(String name, int size, Function<R, Object> value) {
        return add(name, "RAW(" + size + ")", true, value);
    }

    FixedView<R> clob(String name, Function<R, Object> value) {
        return add(name, "CLOB", false, value);
    }

    /** Columns that exist on a real instance and have no meaning here: always null. */
    FixedView<R> nulls(String type, String... names) {
        for (String name : names) {
            add(name, type, false, row -> null);
        }
        return this;
    }

    private FixedView<R> add(String name, String type, boolean key, Function<R, Object> value) {
        columns.add(new ViewColumn<>(name, type, key, value));
        return this;
    }

    List<ViewColumn<R>> columns() {
        return columns;
    }

    List<R> rows(Snapshot snapshot, InstanceRow instance) {
        return rows.apply(snapshot, instance);
    }
}
