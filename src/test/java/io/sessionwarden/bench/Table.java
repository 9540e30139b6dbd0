package io.sessionwarden.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a table for a page. */
final class Table {
    private final List<String> rows = new ArrayList<>();

    Table(String title) {
        rows.add("| " + title + " | |");
        rows.add("|---|---|");
    }

    Table row(String what, String format, Object... figures) {
        rows.add("| " + what + " | " + String.format(Locale.ROOT, format, figures) + " |");
        return this;
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), rows);
    }
}
