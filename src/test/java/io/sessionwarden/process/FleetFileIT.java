package io.sessionwarden.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.sessionwarden.ledger.LedgerDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A fleet file with problems ends the daemon before it has opened or written anything. */
@Execution(ExecutionMode.CONCURRENT)
class FleetFileIT {
    private static final String DATABASES =
            "databases: { crm: { url: 'jdbc:oracle:thin:@//h:1521/CRM', username: warden, password: { env: PW } } }\n";

    @TempDir
    private Path folder;

    private String refused(String yaml) throws Exception {
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), yaml);
        try (JavaProcess daemon = JavaProcess.daemon(folder, fleet)) {
            assertThat(daemon.awaitEnd()).as(daemon.output()).isEqualTo(2);
            assertThat(folder.resolve("data")).as("a ledger").doesNotExist();
            assertThat(daemon.output()).doesNotContain("Exception", "\tat ");
            return daemon.output();
        }
    }

    @Test
    void an_empty_match_is_refused() throws Exception {
        assertThat(refused(DATABASES + "policies:\n  idle:\n    match: {}\n"))
                .contains("fleet.yaml:4: policies.idle.match");
    }

    @Test
    void an_unknown_key_a_bad_duration_and_whatever_else_are_told_at_once() throws Exception {
        String output = refused(DATABASES
                + "policies:\n  idle:\n    matsch: { }\n    match: { state: idle-in-transaction, for: 15 min }\n");
        assertThat(output)
                .contains("matsch", "did you mean match?")
                .contains("\"15 min\"", "is not a duration")
                .contains("the configuration has 2 problems");
    }

    @Test
    void a_file_that_is_not_there_is_named() throws Exception {
        try (JavaProcess daemon = JavaProcess.daemon(folder, folder.resolve("none.yaml"))) {
            assertThat(daemon.awaitEnd()).isEqualTo(2);
            assertThat(daemon.output()).contains("none.yaml").doesNotContain("Exception");
        }
    }

    @Test
    void an_address_that_others_can_reach_is_refused_while_nobodys_name_is_known() throws Exception {
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), DATABASES);
        try (JavaProcess daemon = JavaProcess.daemon(folder, fleet, "-Dquarkus.http.host=0.0.0.0")) {
            assertThat(daemon.awaitEnd()).as(daemon.output()).isEqualTo(2);
            assertThat(daemon.output()).contains("quarkus.http.host").doesNotContain("Exception");
        }
    }

    @Test
    void a_tokens_file_and_settings_with_problems_are_refused_with_all_of_them() throws Exception {
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), DATABASES + "policies:\n  idle:\n    match: {}\n");
        Path tokens = Files.writeString(folder.resolve("tokens.yaml"), "- { name: a, sha256: secret }\n");
        try (JavaProcess daemon = JavaProcess.daemon(
                folder,
                fleet,
                "-Dwarden.auth.tokens-file=" + tokens,
                "-Dwarden.ledger.retention=1h",
                "-Dwarden.api.requests-per-second=many")) {
            assertThat(daemon.awaitEnd()).as(daemon.output()).isEqualTo(2);
            assertThat(daemon.output())
                    .contains("fleet.yaml:4", "tokens.yaml:1: [0].sha256", "tokens.yaml:1: [0].roles")
                    .contains("warden.ledger.retention: \"1h\"", "warden.api.requests-per-second: \"many\"")
                    .doesNotContain("Exception", "secret");
        }
    }

    @Test
    void a_ledger_that_another_process_has_open_is_refused_in_words() throws Exception {
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), DATABASES);
        try (AgroalDataSource other =
                        LedgerDatabase.open("jdbc:h2:file:" + folder.resolve("data/ledger"), "warden", "warden");
                JavaProcess daemon = JavaProcess.daemon(folder, fleet)) {
            assertThat(daemon.awaitEnd()).as(daemon.output()).isEqualTo(2);
            assertThat(daemon.output())
                    .contains("the ledger cannot be opened", "another process has its file open")
                    .doesNotContain("Exception:", "\tat ");
        }
    }

    @Test
    void an_address_that_others_can_reach_is_good_when_callers_are_known() throws Exception {
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), DATABASES);
        Path tokens = Files.writeString(folder.resolve("tokens.yaml"), "[]\n");
        try (JavaProcess daemon = JavaProcess.daemon(
                folder, fleet, "-Dquarkus.http.host=0.0.0.0", "-Dwarden.auth.tokens-file=" + tokens)) {
            daemon.awaitOutput("Callers are known by 0 tokens").awaitOutput("Listening on");
        }
    }
}
