package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetDirectoryTest {
    private static final String POLICY = "policies: { NAME: { match: { state: long-running, for: 1m } } }\n";

    @TempDir
    Path directory;

    private WrittenFleet written;

    @BeforeEach
    void inDirectory() {
        written = new WrittenFleet(directory);
    }

    private static String database(String name) {
        return "databases: { " + name + ": { url: 'jdbc:oracle:thin:@//h/X' } }\n";
    }

    @Test
    void the_files_of_a_directory_are_one_fleet_in_the_order_of_their_names() throws Exception {
        Files.createDirectory(directory.resolve("sub.yaml"));
        written.file("20.yaml", database("hr") + POLICY.replace("NAME", "second") + "protect: { users: [ B ] }\n")
                .file("10.yml", database("crm") + POLICY.replace("NAME", "first") + "protect: { users: [ A ] }\n")
                .file("30.yaml", "defaults: { username: warden, password: { env: PW } }\n")
                .file(".hidden.yaml", "not: read")
                .file("notes.txt", "not: read");
        Fleet fleet = FleetFile.read(directory, false);
        assertThat(fleet.databases().keySet()).containsExactly("crm", "hr");
        assertThat(fleet.databases().get("hr").watcher().username()).isEqualTo("warden");
        assertThat(fleet.policies().policies()).extracting(Policy::name).containsExactly("first", "second");
        assertThat(fleet.protect().users()).hasToString("[SYS, SYSTEM, DBSNMP, A, B]");
    }

    @Test
    void what_two_files_define_is_refused() {
        String defaults = "defaults: { username: warden, password: { env: PW } }\n";
        written.file("a.yaml", defaults + database("crm") + POLICY.replace("NAME", "long"))
                .file("b.yaml", POLICY.replace("NAME", "long") + database("crm") + defaults);
        assertThat(written.problems())
                .containsExactly(
                        "b.yaml:1: policies.long: is written twice; the first is at a.yaml:3",
                        "b.yaml:2: databases.crm: is written twice; the first is at a.yaml:2",
                        "b.yaml:3: defaults: is written twice; the first is at a.yaml:1");
    }

    @Test
    void every_file_that_cannot_be_parsed_is_reported() {
        written.file("a.yaml", "a: [").file("b.yaml", WrittenFleet.DATABASES).file("c.yaml", "");
        assertThat(written.problems())
                .hasSize(2)
                .satisfiesExactly(
                        a -> assertThat(a).startsWith("a.yaml:1: is not YAML: "),
                        c -> assertThat(c).isEqualTo("c.yaml: is empty"));
    }

    @Test
    void a_directory_without_files_is_refused() {
        assertThat(written.problems()).containsExactly(directory + ": holds no *.yaml or *.yml file");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThat(written.problemsIn(directory.resolve("gone.yaml"), false))
                .containsExactly("gone.yaml: does not exist");
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        Path file = directory.resolve("fleet.yaml");
        Files.write(file, "databases: { Zürich: {} }".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(written.problemsIn(file, false)).containsExactly("fleet.yaml: is not UTF-8 text");
        Files.writeString(file, "databases: \u0001");
        assertThat(written.problemsIn(file, false)).singleElement().asString().startsWith("fleet.yaml: is not YAML: ");
    }

    @Test
    void a_file_that_is_far_too_large_is_refused_unread() throws IOException {
        Path file = directory.resolve("fleet.yaml");
        Files.writeString(file, "#".repeat(17 * 1024 * 1024));
        assertThat(written.problemsIn(file, false)).containsExactly("fleet.yaml: is too large for a fleet file");
    }
}
