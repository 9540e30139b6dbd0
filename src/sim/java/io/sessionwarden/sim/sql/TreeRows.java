package io.sessionwarden.sim.sql;

import java.util.ArrayList;
import java.util.List;

/** The columns of several sources side by side in one row, under names that cannot clash. */
record TreeRows(List<Source> sources) {
    /** A column in the row of that name. */
    String of(String row, Source source, String column) {
        return Names.quote(row) + "." + name(source, column);
    }

    private String name(Source source, String column) {
        return Names.quote(sources.indexOf(source) + "." + column);
    }

    /** True for DUAL alone, which has one row. */
    boolean single() {
        return sources.size() == 1 && sources.getFirst().columns().equals(Shapes.DUAL);
    }

    /** Select list that makes the row. */
    String definitions() {
        List<String> columns = new ArrayList<>();
        for (Source source : sources) {
            String table = source.name().isEmpty() ? "" : Names.quote(source.name()) + ".";
            source.columns()
                    .keySet()
                    .forEach(column -> columns.add(table + Names.quote(column) + " AS " + name(source, column)));
        }
        return String.join(", ", columns);
    }

    /** The names only. */
    String names() {
        return list("");
    }

    /** The columns of the row of that name. */
    String all(String row) {
        return list(Names.quote(row) + ".");
    }

    private String list(String table) {
        List<String> columns = new ArrayList<>();
        for (Source source : sources) {
            source.columns().keySet().forEach(column -> columns.add(table + name(source, column)));
        }
        return String.join(", ", columns);
    }
}
