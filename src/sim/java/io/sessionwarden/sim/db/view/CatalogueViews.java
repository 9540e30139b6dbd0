package io.sessionwarden.sim.db.view;

import java.util.List;
import java.util.stream.IntStream;

/** Views about the views: V$FIXED_TABLE, DICTIONARY, DICT_COLUMNS; and the name of the database. */
final class CatalogueViews {
    /** V$FIXED_TABLE numbers views from here on. */
    private static final long FIRST_NUMBER = 4_294_950_912L;

    private CatalogueViews() {}

    static List<FixedView<?>> all() {
        return List.of(dictionary(), columns(), name());
    }

    /** A view with its place in the list of all. */
    record Numbered(int place, String name) {}

    static FixedView<Numbered> fixedTables() {
        return FixedView.of("FIXED_TABLE", (snapshot, instance) -> numbered())
                .key("NAME", row -> row.name().replace("V_$", "V$"))
                .value("OBJECT_ID", row -> FIRST_NUMBER + row.place())
                .constant("TYPE", "VIEW")
                .constant("TABLE_NUM", 65537);
    }

    private static List<Numbered> numbered() {
        List<String> dynamic =
                FixedViews.names().stream().filter(FixedViews::isDynamic).toList();
        return IntStream.range(0, dynamic.size())
                .mapToObj(place -> new Numbered(place, dynamic.get(place)))
                .toList();
    }

    private static FixedView<String> dictionary() {
        return FixedView.of("DICTIONARY", (snapshot, instance) -> readable(snapshot))
                .key("TABLE_NAME", row -> row);
    }

    /** Public synonyms of the views that the reader may read. */
    private static List<String> readable(Snapshot snapshot) {
        return FixedViews.synonyms().entrySet().stream()
                .filter(synonym -> snapshot.access().sees("SYS", synonym.getValue()))
                .map(synonym -> synonym.getKey())
                .toList();
    }

    /** A column of a view. */
    record ViewColumnName(String view, String column) {}

    private static FixedView<ViewColumnName> columns() {
        return FixedView.of(
                        "DICT_COLUMNS",
                        (snapshot, instance) -> readable(snapshot).stream()
                                .flatMap(name -> FixedViews.columnNames(
                                                FixedViews.synonyms().get(name))
                                        .stream()
                                        .map(column -> new ViewColumnName(name, column)))
                                .toList())
                .key("TABLE_NAME", ViewColumnName::view)
                .value("COLUMN_NAME", ViewColumnName::column);
    }

    private static FixedView<String> name() {
        return FixedView.of(
                        "GLOBAL_NAME",
                        (snapshot, instance) -> List.of(snapshot.database().name()))
                .value("GLOBAL_NAME", row -> row);
    }
}
