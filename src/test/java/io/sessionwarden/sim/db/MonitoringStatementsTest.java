package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.testing.App;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The statements of docs/reference/simulator-monitoring.md give the results printed there. With {@code -Dmonitoring.write=true} the results are
 * written anew instead: read the difference before it is committed.
 */
class MonitoringStatementsTest {
    private static final Path PAGE = Path.of("docs/reference/simulator-monitoring.md");
    private static final Pattern ENTRY =
            Pattern.compile("### ([a-z0-9-]+)\n\n```sql\n(.*?)\n```\n\n```text\n(.*?)```\n", Pattern.DOTALL);
    private static final boolean WRITES = Boolean.getBoolean("monitoring.write");

    private static BusyHour scene;
    private static App reader;

    private record Entry(String name, String sql, String result) {}

    @BeforeAll
    static void open() throws Exception {
        scene = new BusyHour();
        reader = scene.app("monitor", "warden");
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @TestFactory
    Stream<DynamicTest> each_statement_gives_the_result_that_is_printed_below_it() throws IOException {
        return entries().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> {
                    String result = reader.table(entry.sql());
                    if (WRITES) {
                        write(entry, result);
                    } else {
                        assertThat(result).isEqualTo(entry.result());
                    }
                }));
    }

    @Test
    void there_are_enough_of_them_and_most_have_rows() throws IOException {
        assertThat(entries()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(entries().stream().filter(entry -> entry.result().lines().count() > 2))
                .hasSizeGreaterThanOrEqualTo(38);
    }

    private static List<Entry> entries() throws IOException {
        Matcher found = ENTRY.matcher(Files.readString(PAGE));
        List<Entry> entries = new ArrayList<>();
        while (found.find()) {
            entries.add(new Entry(found.group(1), found.group(2), found.group(3)));
        }
        return entries;
    }

    private static void write(Entry entry, String result) throws IOException {
        String before = "### %s\n\n```sql\n%s\n```\n\n```text\n".formatted(entry.name(), entry.sql());
        String page = Files.readString(PAGE);
        int at = page.indexOf(before) + before.length();
        Files.writeString(PAGE, page.substring(0, at) + result + page.substring(page.indexOf("```\n", at)));
    }
}
