package io.sessionwarden.sim.db.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The names and types of the columns of every view, in order: read once from the list {@code columns.txt} beside this class. */
final class Layouts {
    private static final Map<String, List<Column>> BY_VIEW = read();

    private Layouts() {}

    /** A column as Oracle declares it. */
    record Column(String name, String type) {}

    /**
     * The columns of a view.
     *
     * @param view {@code SESSION} for V$SESSION, otherwise the name of the view
     * @throws IllegalArgumentException when the list does not have it
     */
    static List<Column> of(String view) {
        List<Column> columns = BY_VIEW.get(view);
        if (columns == null) {
            throw new IllegalArgumentException("no columns are listed for " + view);
        }
        return columns;
    }

    private static Map<String, List<Column>> read() {
        try (InputStream list = Layouts.class.getResourceAsStream("columns.txt")) {
            String text =
                    new String(Objects.requireNonNull(list, "columns.txt").readAllBytes(), StandardCharsets.US_ASCII);
            Map<String, List<Column>> layouts = new LinkedHashMap<>();
            List<Column> current = List.of();
            for (String line : text.split("\n")) {
                if (line.startsWith(" ")) {
                    addColumns(current, line);
                } else if (!line.startsWith("#")) {
                    current = new ArrayList<>();
                    layouts.put(line, current);
                }
            }
            return layouts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addColumns(List<Column> layout, String line) {
        for (String column : line.strip().split(",\\s*")) {
            int blank = column.indexOf(' ');
            layout.add(new Column(column.substring(0, blank), column.substring(blank + 1)));
        }
    }
}
