package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator reads when a fleet file is wrong, word by word. */
class FleetProblemsTest {
    private static final String VALID = "match: { state: long-running, for: 10m }";

    @TempDir
    Path directory;

    private WrittenFleet written;

    @BeforeEach
    void inDirectory() {
        written = new WrittenFleet(directory);
    }

    private static Arguments says(String written, String problem) {
        return Arguments.of(written, problem);
    }

    /** Whole files. */
    static Stream<Arguments> files() {
        String valid = WrittenFleet.DATABASES;
        return Stream.of(
                says("", "fleet.yaml: is empty"),
                says("# nothing yet\n", "fleet.yaml: is empty"),
                says("---\n", "fleet.yaml: is empty"),
                says(
                        "databases:\n  crm: { url: 'x'\nroute: y",
                        "fleet.yaml:3: is not YAML: expected ',' or '}', but got <scalar>"),
                says(
                        "databases:\n\tcrm: {}",
                        "fleet.yaml:2: is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
                says("a: 1\n---\nb: 2\n", "fleet.yaml:2: is not YAML: but found another document"),
                says("policies: {}", "fleet.yaml: databases: is missing; write at least one database"),
                says("databases: {}", "fleet.yaml:1: databases: is empty; write at least one database"),
                says(valid + "polices: {}", "fleet.yaml:2: polices: is not a known key; did you mean policies?"),
                says(
                        valid + "limits: { kills-per-minute: { policy: 0 } }",
                        "fleet.yaml:2: limits.kills-per-minute.policy: \"0\" is not a whole number from 1 to 1000000"),
                says(
                        valid + "limits: { max-undo-record: 5 }",
                        "fleet.yaml:2: limits.max-undo-record: is not a known key; did you mean max-undo-records?"),
                says(
                        valid + "limits: { brake: {} }",
                        "fleet.yaml:2: limits.brake.matched-share: is missing; write the share of sessions, such as 20%"),
                says(
                        valid + "limits: { brake: { matched-share: 0.2 } }",
                        "fleet.yaml:2: limits.brake.matched-share: \"0.2\" is not a share; write 1% to 99%"),
                says(
                        valid + "limits: { brake: { matched-share: 100% } }",
                        "fleet.yaml:2: limits.brake.matched-share: \"100%\" is not a share; write 1% to 99%"),
                says(
                        valid + "policies:\n  operator: { " + VALID + " }",
                        "fleet.yaml:3: policies.operator: is the name of kills asked for by a person; choose another"),
                says(
                        valid + "policies:\n  Idle: { " + VALID + " }",
                        "fleet.yaml:3: policies.Idle: is not a name; write a-z, 0-9 and -, starting with a letter or digit, at most 63 characters"),
                says(
                        valid + "policies:\n  a: { " + VALID + " }\n  a: { " + VALID + " }\n",
                        "fleet.yaml:4: policies.a: is written twice; the first is at fleet.yaml:3"),
                says(
                        valid + "policies:\n  a:\n    mode: observe\n    " + VALID + "\n    mode: enforce\n",
                        "fleet.yaml:6: policies.a.mode: is written twice; the first is at fleet.yaml:4"),
                says(
                        valid + "defaults: { sample: { every: soon } }",
                        "fleet.yaml:2: defaults.sample.every: \"soon\" is not a duration; write 500ms, 5s, 15m, 2h or 1d"),
                says(
                        valid + "defaults: { url: x }",
                        "fleet.yaml:2: defaults.url: is not a known key; known here: "
                                + "username, password, killer, sample, labels, route, ceiling"),
                says(
                        valid + "protect: { users: [ ' ' ] }",
                        "fleet.yaml:2: protect.users[0]: is empty; write a value or remove it"),
                says(
                        valid + "defaults: &d { labels: { a: *d } }",
                        "fleet.yaml:2: defaults.labels.a: must be a single value"),
                says(valid + "? [ a ]\n: b", "fleet.yaml: has a key that is not a plain word"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_wrong_file_is_refused_with_the_place(String text, String problem) {
        assertThat(written.problemsOf(text)).containsExactly(problem);
    }

    @Test
    void all_problems_are_said_at_once_in_the_order_of_the_file() {
        assertThat(written.problemsOf("""
                        databases:
                          crm:
                            username: warden
                            password: { env: PW }
                          hr:
                            url: jdbc:oracle:thin:@//h/HR
                            user: warden
                            password: { env: PW }
                        policies:
                          idle:
                            mode: enforce
                            match: { state: idle-in-transaction, for: 15 min }
                        """))
                .containsExactly(
                        "fleet.yaml:2: databases.crm.url: is missing; write jdbc:oracle:thin:@//host:1521/service",
                        "fleet.yaml:5: databases.hr.username: is missing; write the user's name, here or in defaults",
                        "fleet.yaml:7: databases.hr.user: is not a known key; did you mean username?",
                        "fleet.yaml:10: policies.idle.databases: must be said where mode is enforce; write all, or names or labels",
                        "fleet.yaml:12: policies.idle.match.for: \"15 min\" is not a duration; write 500ms, 5s, 15m, 2h or 1d");
    }

    @Test
    void a_problem_in_the_defaults_is_said_once_for_all_databases() {
        assertThat(written.problemsOf("""
                        defaults: { username: warden, password: { env: PW }, ceiling: high }
                        databases:
                          crm: { url: 'jdbc:oracle:thin:@//h/CRM' }
                          hr: { url: 'jdbc:oracle:thin:@//h/HR' }
                        """))
                .containsExactly(
                        "fleet.yaml:1: defaults.ceiling: \"high\" is not known here; write observe or dry-run or enforce");
    }

    @Test
    void a_problem_is_one_short_line_whatever_is_written() {
        String text = WrittenFleet.DATABASES + "policies:\n  a: { match: { state: \"x\\n\\e[31m" + "y".repeat(500)
                + "\", for: 5m } }\n";
        assertThat(written.problemsOf(text))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .hasSizeLessThan(200)
                        .startsWith("fleet.yaml:3: policies.a.match.state: \"x??[31myyy")
                        .endsWith("...\" is not known here; write long-running or idle-in-transaction"));
    }
}
