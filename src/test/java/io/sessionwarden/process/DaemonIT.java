package io.sessionwarden.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.sessionwarden.ledger.KillQuery;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerDatabase;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Secrets;
import io.sessionwarden.testing.Warden;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon at work on simulated databases in another process. */
class DaemonIT {
    private static final Pattern LISTENING =
            Pattern.compile("Listening on: (\\S+?)\\. Management interface listening on (\\S+)\\.");

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private OracleSimulator simulator;
    private App app;

    @BeforeEach
    void open() throws Exception {
        simulator = OracleSimulator.builder().start();
        simulator.database("db1").changePassword("warden", Secrets.PASSWORD);
        app = App.connect(simulator, "db1", "app", "payroll");
        app.run("create table account (id number primary key, balance number)");
        app.run("insert into account values (1, 100)").commit();
    }

    @AfterEach
    void close() {
        app.close();
        simulator.close();
    }

    private JavaProcess daemon(String policies, String... settings) throws Exception {
        String yaml = """
                defaults: { username: warden, password: %s, ceiling: enforce, sample: { every: 500ms, timeout: 500ms } }
                databases: { db1: { url: '%s' } }
                %s
                """.formatted(Secrets.PASSWORD, simulator.url("db1"), policies);
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), yaml);
        return JavaProcess.daemon(folder, fleet, settings)
                .awaitOutput("Listening on")
                .awaitOutput("db1: watching");
    }

    private static Matcher addresses(JavaProcess daemon) {
        Matcher matcher = LISTENING.matcher(daemon.output());
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    private String get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String idlePolicy(String age) {
        return "policies: { idle: { databases: all, mode: enforce, match: { state: idle-in-transaction, for: " + age
                + " } } }";
    }

    @Test
    void it_kills_by_policy_and_says_so_in_log_rest_and_metrics() throws Exception {
        try (JavaProcess daemon = daemon(idlePolicy("2s"))) {
            app.run("update account set balance = 0 where id = 1");

            daemon.awaitOutput("): killed. Why: idle-in-transaction for at least 2 s");

            JsonNode kill = new ObjectMapper()
                    .readTree(get(addresses(daemon).group(1) + "/api/v1/kills"))
                    .at("/items/0");
            assertThat(kill.at("/outcome").asText()).isEqualTo("killed");
            assertThat(kill.at("/session/sid").asLong()).isEqualTo(app.sid());
            assertThat(get(addresses(daemon).group(2) + "/q/metrics"))
                    .contains("session_warden_kills_total{database=\"db1\",outcome=\"killed\",policy=\"idle\"} 1.0");
        }
    }

    @Test
    void it_kills_the_session_that_a_runbook_names() throws Exception {
        app.run("update account set balance = 0 where id = 1");
        try (JavaProcess daemon = daemon("")) {
            String base = addresses(daemon).group(1) + "/api/v1/databases/db1/sessions";
            JsonNode session =
                    new ObjectMapper().readTree(get(base + "?program=payroll")).at("/items/0");
            String key = "1:%s:%s"
                    .formatted(
                            session.at("/sid").asText(), session.at("/serial").asText());
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/" + key + "/kill"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"hangs since noon\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"outcome\":\"killed\"", "\"reason\":\"hangs since noon\"");
            assertThat(simulator.database("db1").killLog()).hasSize(1);
        }
    }

    @Test
    void an_intent_survives_kill_9_of_the_daemon_between_intent_and_the_answer_to_the_kill() throws Exception {
        try (JavaProcess daemon = daemon(idlePolicy("1s"))) {
            simulator.database("db1").behave(new Fault.HangBeforeKill());
            app.run("update account set balance = 0 where id = 1");
            await().atMost(Warden.LIMIT)
                    .until(() -> !simulator.database("db1").killLog().isEmpty());
            daemon.killHard();
        }

        List<KillRecord> kills = ledgerAfterwards();

        assertThat(kills).singleElement().satisfies(kill -> {
            assertThat(kill.session().sid()).isEqualTo(app.sid());
            assertThat(kill.policy()).isEqualTo("idle");
            assertThat(kill.outcome()).isNull();
            assertThat(kill.attempts()).isEmpty();
        });
    }

    private List<KillRecord> ledgerAfterwards() throws Exception {
        Optional<String> any = Optional.empty();
        return afterwards(ledger -> ledger.list(new KillQuery(any, any, any, Optional.empty(), Optional.empty(), 10))
                .items());
    }

    private <T> T afterwards(Function<Ledger, T> question) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("data/ledger");
        try (AgroalDataSource source = LedgerDatabase.open(url, "warden", "warden")) {
            return question.apply(new Ledger(source, Clock.systemUTC()));
        }
    }

    @Test
    void it_ends_in_order_when_it_is_told_to() throws Exception {
        try (JavaProcess daemon = daemon("")) {
            daemon.terminate();
            assertThat(daemon.awaitEnd()).isEqualTo(143);
            assertThat(daemon.output()).contains("stopped in").doesNotContain("ERROR");
        }
        await().atMost(Warden.LIMIT)
                .until(() -> simulator.database("db1").sessionsOf("warden").isEmpty());
    }

    @Test
    void what_it_has_to_write_down_in_the_end_is_in_the_ledger() throws Exception {
        Path tokens = Files.writeString(folder.resolve("tokens.yaml"), "[]\n");
        try (JavaProcess daemon = daemon("", "-Dwarden.auth.tokens-file=" + tokens)) {
            String url = addresses(daemon).group(1) + "/api/v1/databases";
            for (int i = 0;
                    i < 3;
                    i++) { // the first is written at once, the others as one number at the end of the minute
                get(url);
            }
            daemon.terminate();
            daemon.awaitEnd();
            assertThat(daemon.output()).doesNotContain("not in the ledger", "not written");
        }
        List<NoteRead> refused = afterwards(ledger -> ledger.notes(Set.of(Note.Kind.CALLER_REFUSED), Instant.EPOCH));
        assertThat(refused)
                .extracting(note -> note.body().at("/times").asLong())
                .containsExactly(1L, 2L);
    }
}
