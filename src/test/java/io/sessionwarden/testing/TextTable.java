package io.sessionwarden.testing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints a result as people read it. */
final class TextTable {
    private TextTable() {}

    /** Column names, a rule, and the rows; null is an empty cell. */
    static String of(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
        }
        List<List<String>> lines = new ArrayList<>(List.of(names));
        while (rows.next()) {
            List<String> line = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                line.add(rows.getString(i) == null ? "" : rows.getString(i));
            }
            lines.add(line);
        }
        lines.add(
                1,
                IntStream.range(0, width)
                        .mapToObj(i -> "-".repeat(size(lines, i)))
                        .toList());
        return lines.stream().map(line -> print(line, lines)).collect(Collectors.joining());
    }

    private static int size(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
    }

    private static String print(List<String> line, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.size(); i++) {
            text.append(line.get(i))
                    .append(" ".repeat(size(lines, i) + 2 - line.get(i).length()));
        }
        return text.toString().stripTrailing() + "\n";
    }
}
