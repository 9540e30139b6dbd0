package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator reads when a policy is wrong, word by word. */
class PolicyProblemsTest {
    private static final String VALID = "match: { state: long-running, for: 10m }";

    @TempDir
    Path directory;

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
                        "action[0].do: \"cancel-sql\" is not carried out by this version; write kill or kill-immediate or kill-noreplay"),
                says(
                        VALID + ", action: [ { do: kill, settle: 0s } ]",
                        "action[0].settle: \"0s\" is too short; at least 1s"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_wrong_policy_is_refused_with_what_to_write(String policy, String problem) {
        String text = WrittenFleet.DATABASES + "policies:\n  idle: { " + policy + " }\n";
        assertThat(new WrittenFleet(directory).problemsOf(text))
                .containsExactly("fleet.yaml:3: policies.idle." + problem);
    }
}
