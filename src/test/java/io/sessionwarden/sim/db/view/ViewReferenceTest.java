package io.sessionwarden.sim.db.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.db.view.FixedView.Fill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the simulator's views lists each with the columns that say nothing, and no others. */
class ViewReferenceTest {
    private static final Path PAGE = Path.of("docs/reference/simulator-views.md");

    @Test
    void every_view_is_listed_with_its_constant_and_its_null_columns() throws IOException {
        assertThat(String.join("\n", listed())).isEqualTo(String.join("\n", existing()));
    }

    @Test
    void every_listed_view_is_said_to_be_filled_from_something() throws IOException {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> assertThat(row.get(1)).isNotBlank());
    }

    @Test
    void every_layout_belongs_to_a_view() throws IOException {
        List<String> names = FixedViews.all().stream().map(FixedView::name).toList();
        try (Stream<String> lines =
                Files.lines(Path.of("src/sim/resources/io/sessionwarden/sim/db/view/columns.txt"))) {
            assertThat(lines.filter(line -> line.matches("[A-Z].*"))).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static List<List<String>> rows() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        }
    }

    private static List<String> listed() throws IOException {
        return rows().stream()
                .map(row -> line(row.get(0).replace("`", ""), row.get(2), row.get(3)))
                .toList();
    }

    private static List<String> existing() {
        Map<String, FixedView<?>> byName = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String base : FixedViews.names()) {
            FixedView<?> view = FixedViews.find(base);
            byName.put(FixedViews.isDynamic(base) ? "V$" + view.name() : base, view);
        }
        byName.forEach((name, view) -> lines.add(
                isFilled(view)
                        ? line(name, columns(view, Fill.CONSTANT), columns(view, Fill.NULL))
                        : line(name, "", "no rows")));
        return lines;
    }

    private static String line(String name, String constant, String empty) {
        return "%s; constant: %s; null: %s".formatted(name, constant, empty);
    }

    private static boolean isFilled(FixedView<?> view) {
        return view.columns().stream().anyMatch(column -> column.fill() == Fill.VALUE || column.fill() == Fill.KEY);
    }

    private static String columns(FixedView<?> view, Fill fill) {
        return view.columns().stream()
                .filter(column -> column.fill() == fill)
                .map(FixedView.ViewColumn::name)
                .collect(Collectors.joining(", "));
    }
}
