package io.sessionwarden.sim.db.view;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The three forms of a dictionary view: DBA_ has every row, ALL_ those of objects that the reader may know, USER_ those that the reader owns.
 *
 * @param <R> what a row is made from
 */
final class OwnedViews<R> {
    private final String name;
    private final List<FixedView<R>> forms;

    /**
     * Makes the forms of a view.
     *
     * @param name without DBA_, ALL_ and USER_
     * @param owner the schema of the object that a row tells of
     * @param object its name
     */
    OwnedViews(String name, Function<Snapshot, List<R>> rows, Function<R, String> owner, Function<R, String> object) {
        this.name = name;
        this.forms = List.of(
                FixedView.of("DBA_" + name, (snapshot, instance) -> rows.apply(snapshot)),
                FixedView.of(
                        "ALL_" + name,
                        (snapshot, instance) -> rows.apply(snapshot).stream()
                                .filter(row -> snapshot.access().sees(owner.apply(row), object.apply(row)))
                                .toList()),
                FixedView.of(
                        "USER_" + name,
                        (snapshot, instance) -> rows.apply(snapshot).stream()
                                .filter(row -> owner.apply(row)
                                        .equals(snapshot.reader().user()))
                                .toList()));
    }

    OwnedViews<R> value(String column, Function<R, Object> value) {
        return each(column, view -> view.value(column, value));
    }

    OwnedViews<R> key(String column, Function<R, Object> value) {
        return each(column, view -> view.key(column, value));
    }

    OwnedViews<R> constant(String column, Object value) {
        return each(column, view -> view.constant(column, value));
    }

    private OwnedViews<R> each(String column, UnaryOperator<FixedView<R>> fill) {
        List<FixedView<R>> having =
                forms.stream().filter(view -> view.has(column)).toList();
        if (having.isEmpty()) {
            throw new IllegalArgumentException("no form of " + name + " has a column " + column);
        }
        having.forEach(fill::apply);
        return this;
    }

    List<FixedView<R>> forms() {
        return forms;
    }
}
