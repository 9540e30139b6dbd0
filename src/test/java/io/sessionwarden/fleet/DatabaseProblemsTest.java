package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator reads when a database is wrong, word by word. */
class DatabaseProblemsTest {
    @TempDir
    Path directory;

    private static Arguments says(String written, String problem) {
        return Arguments.of(written, problem);
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
        assertThat(new WrittenFleet(directory).problemsOf("databases:\n  crm: { " + database + " }\n"))
                .containsExactly("fleet.yaml:2: databases.crm." + problem);
    }
}
