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

    /** Settings of a policy (on line 3) and what is wrong with them. */
    static Stream<Arguments> policies() {
        return Stream.of(
                says("", "match: is empty and would match every session; write state and for"),
                says("match: {}", "match: is empty and would match every session; write state and for"),
                says("match: ", "match: is empty and would match every session; write state and for"),
                says("match: 15m", "match: must be a section with keys of its own"),
                says("match: { for: 10m }", "match.state: is missing; write long-running or idle-in-transaction"),
                says("match: { state: long-running }", "match.for: is missing; write how long, such as 15m"),
                says(
                        "match: { state: idle, for: 10m }",
                        "match.state: \"idle\" is not carried out by this version; write long-running or idle-in-transaction"),
                says(
                        "match: { state: sleepy, for: 10m }",
                        "match.state: \"sleepy\" is not known here; write long-running or idle-in-transaction"),
                says(
                        "match: { state: long-running, for: 15 min }",
                        "match.for: \"15 min\" is not a duration; write 500ms, 5s, 15m, 2h or 1d"),
                says(
                        "match: { state: long-running, for: -5m }",
                        "match.for: \"-5m\" is not a duration; write 500ms, 5s, 15m, 2h or 1d"),
                says("match: { state: long-running, for: 0s }", "match.for: \"0s\" is too short; at least 1s"),
                says("match: { state: long-running, for: 500ms }", "match.for: \"500ms\" is too short; at least 1s"),
                says("match: { state: long-running, for: 1500ms }", "match.for: \"1500ms\" must be whole seconds"),
                says("match: { state: long-running, for: 9999d }", "match.for: \"9999d\" is too long; at most 3650d"),
                says(
                        "match: { state: long-running, for: 07:00 }",
                        "match.for: \"07:00\" is not a duration; write 500ms, 5s, 15m, 2h or 1d"),
                says("match: { state: long-running, for: [ 5m ] }", "match.for: must be a single value"),
                says("match: { state: long-running, for: }", "match.for: is empty; write a value or remove it"),
                says(
                        "match: { state: long-running, for: 5m, transaction-age: 0s }",
                        "match.transaction-age: \"0s\" is too short; at least 1s"),
                says(
                        "match: { state: long-running, for: 5m, transaction-quiet: 5m }",
                        "match.transaction-quiet: is not carried out by this version; remove it"),
                says(
                        "match: { state: long-running, for: 5m, when: 'true' }",
                        "match.when: is not carried out by this version; remove it"),
                says(
                        "match: { state: long-running, for: 5m, usr: { include: [ A ] } }",
                        "match.usr: is not a known key; did you mean user?"),
                says(
                        "match: { state: long-running, for: 5m, user: {} }",
                        "match.user: names nothing; write include or exclude, or remove it"),
                says(
                        "match: { state: long-running, for: 5m, user: { include: [] } }",
                        "match.user.include: names nothing; write at least one pattern or remove it"),
                says(
                        "match: { state: long-running, for: 5m, user: { include: [ A, '' ] } }",
                        "match.user.include[1]: is empty; write a value or remove it"),
                says(
                        "match: { state: long-running, for: 5m, user: { exclude: APP } }",
                        "match.user.exclude: must be a list, such as [ A, B ]"),
                says(VALID + ", window: {}", "window: is not carried out by this version; remove it"),
                says(VALID + ", victims: { per-sweep: 5 }", "victims: is not carried out by this version; remove it"),
                says(
                        VALID + ", mode: enforce",
                        "databases: must be said where mode is enforce; write all, or names or labels"),
                says(
                        VALID + ", mode: approve",
                        "mode: \"approve\" is not carried out by this version; write observe or dry-run or enforce"),
                says(VALID + ", databases: {}", "databases: selects nothing; write all, or names or labels"),
                says(
                        VALID + ", databases: crm",
                        "databases: \"crm\" selects nothing; write all, or { names: [ PATTERN ] }, or { labels: { NAME: VALUE } }"),
                says(
                        VALID + ", databases: { names: [] }",
                        "databases.names: names nothing; write at least one pattern or remove it"),
                says(
                        VALID + ", databases: { labels: {} }",
                        "databases.labels: names nothing; write at least one label or remove it"),
                says(
                        VALID + ", databases: { names: [ a ], tier: gold }",
                        "databases.tier: is not a known key; known here: names, labels"),
                says(
                        VALID + ", confirm: { samples: 0 }",
                        "confirm.samples: \"0\" is not a whole number from 1 to 1000"),
                says(
                        VALID + ", confirm: { samples: two }",
                        "confirm.samples: \"two\" is not a whole number from 1 to 1000"),
                says(
                        VALID + ", action: []",
                        "action: is empty; write one step, such as [ { do: kill-immediate } ], or remove it"),
                says(
                        VALID + ", action: [ { do: kill }, { do: kill-immediate } ]",
                        "action: with more than one step is not carried out by this version; write one"),
                says(
                        VALID + ", action: [ { do: cancel-sql } ]",
                        "action[0].do: \"cancel-sql\" is not carried out by this version; write kill or kill-immediate"),
                says(
                        VALID + ", action: [ { do: kill, settle: 0s } ]",
                        "action[0].settle: \"0s\" is too short; at least 1s"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_wrong_policy_is_refused_with_what_to_write(String policy, String problem) {
        String text = WrittenFleet.DATABASES + "policies:\n  idle: { " + policy + " }\n";
        assertThat(written.problemsOf(text)).containsExactly("fleet.yaml:3: policies.idle." + problem);
    }

    /** Settings of a database (on line 2) and what is wrong with them. */
    static Stream<Arguments> databases() {
        String url = "url: 'jdbc:oracle:thin:@//h:1521/CRM', ";
        String user = "username: warden, ";
        String password = "password: { env: PW }, ";
        String valid = url + user + password;
        return Stream.of(
                says(user + password, "url: is missing; write jdbc:oracle:thin:@//host:1521/service"),
                says(
                        user + password + "url: 'jdbc:postgresql://h/db'",
                        "url: is not a URL of the Oracle thin driver; write jdbc:oracle:thin:@//host:1521/service"),
                says(url + password, "username: is missing; write the user's name, here or in defaults"),
                says(url + user, "password: is missing; write { file: PATH } or { env: NAME }, here or in defaults"),
                says(
                        url + user + "password: tiger",
                        "password: is written in the file itself; write { file: PATH } or { env: NAME }, or set warden.allow-inline-secrets=true"),
                says(url + user + "password: ", "password: is empty; write { file: PATH } or { env: NAME }"),
                says(
                        url + user + "password: { vault: x }",
                        "password: names no place; write { file: PATH } or { env: NAME }"),
                says(
                        url + user + "password: { file: a, env: B }",
                        "password: names no place; write { file: PATH } or { env: NAME }"),
                says(
                        url + password + "username: warden/x",
                        "username: must be the user's name alone; the password has a key of its own"),
                says(valid + "pasword: x", "pasword: is not a known key; did you mean password?"),
                says(valid + "sample: { every: 100ms }", "sample.every: \"100ms\" is too short; at least 500ms"),
                says(
                        valid + "sample: { every: 2s, timeout: 3s }",
                        "sample.timeout: \"3s\" is longer than every; at most 2s"),
                says(valid + "sample: { timeout: 0s }", "sample.timeout: \"0s\" is too short; at least 1ms"),
                says(
                        valid + "ceiling: Enforce",
                        "ceiling: \"Enforce\" is not known here; write observe or dry-run or enforce"),
                says(
                        valid + "route: scheduler-job",
                        "route: \"scheduler-job\" is not carried out by this version; write direct"),
                says(
                        valid + "route: { procedure: { name: W.KILL } }",
                        "route: is not carried out by this version; write direct"),
                says(
                        valid + "killer: { username: k, password: { env: PW }, sysdba: true }",
                        "killer.sysdba: is not a known key; known here: username, password"),
                says(valid + "labels: { tier: [ a ] }", "labels.tier: must be a single value"),
                says(valid + "labels: gold", "labels: must be a section with keys of its own"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_wrong_database_is_refused_with_what_to_write(String database, String problem) {
        assertThat(written.problemsOf("databases:\n  crm: { " + database + " }\n"))
                .containsExactly("fleet.yaml:2: databases.crm." + problem);
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
                says(valid + "limits: {}", "fleet.yaml:2: limits: is not carried out by this version; remove it"),
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
