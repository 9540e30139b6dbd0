package io.sessionwarden.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement is a file that says what it is for and needs, and is used; the grants page knows every view. */
class SqlFilesTest {
    private static final Path SQL = Path.of("src/main/resources/sql/oracle");
    private static final Path SOURCES = Path.of("src/main/java/io/sessionwarden/oracle");
    private static final Path GRANTS_PAGE = Path.of("docs/reference/grants.md");
    /** Granted to PUBLIC by Oracle itself. */
    private static final Set<String> OPEN_TO_EVERYBODY = Set.of("all_tab_privs", "session_privs");

    private static final Pattern NEEDS_A_PACK = Pattern.compile(
            "active_session_history|dba_hist_|sql_monitor|sql_plan_monitor|dba_addm|dba_advisor|dbms_workload|dbms_addm"
                    + "|dbms_sqltune|dbms_advisor|dbms_sqlpa|dbms_perf",
            Pattern.CASE_INSENSITIVE);

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SQL)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_begins_with_its_purpose_its_grants_and_its_versions(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines.get(0)).matches("-- Purpose: \\S.*\\.");
        assertThat(lines.get(1)).matches("-- Grants: \\S.*");
        assertThat(lines.get(2)).matches("-- Versions: \\S.*");
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_grants_of_a_file_are_the_views_that_it_reads(Path file) throws IOException {
        String sql = Files.readString(file);
        assertThat(SqlText.views(sql)).isNotEmpty().isEqualTo(grants(sql));
    }

    @ParameterizedTest
    @MethodSource("files")
    void both_scripts_of_the_grants_page_grant_every_view_that_a_file_reads(Path file) throws IOException {
        String page = Files.readString(GRANTS_PAGE);
        assertThat(SqlText.views(Files.readString(file)))
                .filteredOn(view -> !OPEN_TO_EVERYBODY.contains(view))
                .allSatisfy(view -> assertThat(page)
                        .contains("grant select on sys." + view + " to warden;\n")
                        .contains("grant select on sys." + view + " to c##warden container=all;\n"));
    }

    @Test
    void the_grants_page_grants_no_view_that_no_file_reads() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path file : files().toList()) {
            read.addAll(SqlText.views(Files.readString(file)));
        }
        Matcher granted = Pattern.compile("(?i)on sys\\.([\\w$]+)\\s+to ").matcher(Files.readString(GRANTS_PAGE));
        assertThat(granted.results().map(grant -> grant.group(1).toLowerCase(Locale.ROOT)))
                .isNotEmpty()
                .allSatisfy(view -> assertThat(read).contains(view));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_reads_nothing_that_needs_the_licence_of_a_pack(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContainPattern(NEEDS_A_PACK);
    }

    @Test
    void every_file_is_used_and_every_statement_has_its_file() throws Exception {
        Stream<String> used = Arrays.stream(
                        Class.forName("io.sessionwarden.oracle.SqlFile").getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql");
        assertThat(files().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(used.toList());
    }

    @Test
    void the_java_sources_of_the_engine_hold_no_statement_but_the_kill() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                assertThat(SqlText.statements(Files.readString(source)))
                        .as(source.toString())
                        .allMatch(text -> text.startsWith("alter system kill session '"));
            }
        }
    }

    @Test
    void the_kill_is_found_among_the_java_sources() throws IOException {
        assertThat(SqlText.statements(Files.readString(SOURCES.resolve("DirectRoute.java"))))
                .isNotEmpty();
    }

    @Test
    void statements_and_views_are_found_wherever_they_stand() {
        assertThat(SqlText.statements("x = \"select a\"\n  + \" from b\";")).containsExactly("select a from b");
        assertThat(SqlText.statements("x = \"\"\"\nupdate t set c = 1\n\"\"\";"))
                .hasSize(1);
        assertThat(SqlText.statements("x = \"ALTER SYSTEM is not granted\";")).isEmpty();
        assertThat(SqlText.views("-- gv$lock\nSELECT (select 1 from V$DATABASE) FROM gv$session s, dba_users u"))
                .containsExactly("dba_users", "gv_$session", "v_$database");
    }

    private static Set<String> grants(String sql) {
        Matcher line = Pattern.compile("(?m)^-- Grants: (.*)$").matcher(sql);
        assertThat(line.find()).isTrue();
        return Set.of(line.group(1).split(", "));
    }
}
