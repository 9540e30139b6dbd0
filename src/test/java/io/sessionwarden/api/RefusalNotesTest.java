package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static io.sessionwarden.api.KnownCallers.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteQueue;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.testing.LogLines;
import io.sessionwarden.testing.Secrets;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whoever asks in vain for a kill, and whoever is not known, is in the ledger. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
@TestProfile(KnownCallers.Profile.class)
class RefusalNotesTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String PROTECTED = "app2";
    private static final String BODY = "{\"reason\": \"in the way\"}";

    @Inject
    Ledger ledger;

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @ConfigProperty(name = "warden.ledger.url")
    String ledgerUrl;

    private static ValidatableResponse kill(String token, String database, String session, String body) {
        return by(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/databases/{database}/sessions/{session}/kill", database, session)
                .then();
    }

    private List<NoteRead> notes(Note.Kind kind, Predicate<NoteRead> which) {
        return ledger.notes(Set.of(kind), Instant.EPOCH).stream().filter(which).toList();
    }

    private static Predicate<NoteRead> of(Application session) {
        return note -> note.body().path("session").asText().equals(session.key());
    }

    /** The notes about that session, as soon as there are any; after a note that was asked for later. */
    private List<NoteRead> settled(Note.Kind kind, Application session) {
        await().atMost(LIMIT).until(() -> !notes(kind, of(session)).isEmpty());
        return notes(kind, of(session));
    }

    private void isNoted(Application session, String by, String reason) {
        assertThat(settled(Note.Kind.VETO, session)).singleElement().satisfies(note -> {
            assertThat(note.database()).isEqualTo("db1");
            assertThat(note.policy()).isEqualTo("operator");
            assertThat(note.writtenBy()).isEqualTo(by);
            assertThat(note.body().path("reason").asText()).isEqualTo(reason);
            assertThat(note.body().path("asked").asText()).isEqualTo("in the way");
        });
    }

    private double metric(String series) {
        return given().port(managementPort)
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void a_veto_against_a_person_is_noted_and_counted_once_however_often_it_is_asked_for() throws SQLException {
        String series =
                "session_warden_kills_suppressed_total{database=\"db1\",policy=\"operator\",reason=\"protected\"}";
        double before = metric(series);
        try (Application victim = Application.of("db1", PROTECTED, "other.exe")) {
            for (int i = 0; i < 3; i++) {
                kill("operator-all", "db1", victim.key(), BODY).statusCode(403).body("reason", equalTo("protected"));
            }
            isNoted(victim, "operator-all", "protected");
            assertThat(metric(series)).isEqualTo(before + 1);

            kill("operator-glob", "db1", victim.key(), BODY).statusCode(403);
            await().atMost(LIMIT).until(() -> notes(Note.Kind.VETO, of(victim)).size() == 2);
        }
    }

    @Test
    void a_dry_run_is_not_noted() throws SQLException {
        try (Application victim = Application.of("db1", PROTECTED, "other.exe");
                Application others = Application.of("db1", PROTECTED, "other.exe")) {
            String dry = "{\"reason\": \"in the way\", \"dryRun\": true}";
            kill("operator-all", "db1", victim.key(), dry).statusCode(200);
            kill("developer-name", "db1", victim.key(), dry).statusCode(404);
            kill("operator-all", "db1", others.key(), BODY).statusCode(403);

            settled(Note.Kind.VETO, others);
            assertThat(notes(Note.Kind.VETO, of(victim))).isEmpty();
        }
    }

    @Test
    void an_expectation_that_does_not_hold_is_noted() throws SQLException {
        try (Application victim = Application.of("db1", "app", "mine.exe")) {
            kill(
                            "operator-all",
                            "db1",
                            victim.key(),
                            "{\"reason\": \"in the way\", \"expect\": {\"username\": \"HR\"}}")
                    .statusCode(409)
                    .body("type", equalTo("urn:session-warden:problem:expectation-failed"));
            isNoted(victim, "operator-all", "expectation-failed");
        }
    }

    @Test
    void a_developer_who_asks_for_a_session_of_others_is_noted_though_told_that_it_is_not_there() throws SQLException {
        try (Application victim = Application.of("db1", PROTECTED, "other.exe")) {
            kill("developer-name", "db1", victim.key(), BODY).statusCode(404);
            isNoted(victim, "developer-name", "not-yours");
        }
    }

    @Test
    void the_victims_of_a_kill_by_criteria_that_are_spared_are_noted_and_those_of_its_preview_are_not()
            throws SQLException {
        try (Application changes = Application.of("db1", "app", "refused.exe");
                Application untouchable = Application.of("db1", PROTECTED, "refused.exe")) {
            changes.execute("create table letter (id number)");
            changes.execute("insert into letter values (1)");
            String preview = kills("{\"match\": {\"program\": \"refused.exe\"}, \"reason\": \"in the way\"}")
                    .body("count", equalTo(2))
                    .extract()
                    .path("previewId");
            changes.commit();
            kills("{\"previewId\": \"%s\", \"reason\": \"in the way\"}".formatted(preview))
                    .body("spared[0].reason", equalTo("changed"));

            isNoted(changes, "operator-all", "changed");
            assertThat(notes(Note.Kind.VETO, of(untouchable))).isEmpty();
            changes.execute("drop table letter");
        }
    }

    private static ValidatableResponse kills(String body) {
        return by("operator-all")
                .contentType(ContentType.JSON)
                .queryParam("wait", "15s")
                .body(body)
                .post("/api/v1/databases/db1/kills")
                .then()
                .statusCode(200);
    }

    @Test
    void a_caller_without_the_role_who_asks_for_a_kill_is_noted() throws SQLException {
        try (Application victim = Application.of("db1", "app", "mine.exe");
                Application overridden = Application.of("db1", "app", "mine.exe")) {
            kill("viewer-all", "db1", victim.key(), BODY).statusCode(403);
            assertThat(settled(Note.Kind.CALLER_REFUSED, victim))
                    .singleElement()
                    .satisfies(note -> {
                        assertThat(note.database()).isEqualTo("db1");
                        assertThat(note.writtenBy()).isEqualTo("viewer-all");
                        assertThat(note.body().path("cause").asText()).isEqualTo("forbidden");
                        assertThat(note.body().path("from").asText()).isEqualTo("127.0.0.1");
                    });

            kill("developer-name", "db1", overridden.key(), "{\"reason\": \"in the way\", \"override\": [\"hold\"]}")
                    .statusCode(403);
            assertThat(settled(Note.Kind.CALLER_REFUSED, overridden))
                    .singleElement()
                    .satisfies(note -> assertThat(note.writtenBy()).isEqualTo("developer-name"));
        }
    }

    @Test
    void who_asks_for_a_kill_on_a_database_that_is_not_there_is_noted_and_who_asks_for_something_else_is_not() {
        by("viewer-glob").get("/api/v1/databases/db2").then().statusCode(403);
        by("viewer-label")
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"-\"}")
                .post("/api/v1/pause")
                .then()
                .statusCode(403);
        by("viewer-other")
                .contentType(ContentType.JSON)
                .body(BODY)
                .post("/api/v1/databases/no-such-database-" + "x".repeat(100) + "/kills")
                .then()
                .statusCode(403);

        await().atMost(LIMIT).until(() -> !refused("viewer-other", null).isEmpty());
        assertThat(refused("viewer-glob", "db2")).isEmpty();
        assertThat(refused("viewer-label", null)).isEmpty();
    }

    private List<NoteRead> refused(String caller, String database) {
        return notes(
                Note.Kind.CALLER_REFUSED,
                note -> caller.equals(note.writtenBy()) && Objects.equals(database, note.database()));
    }

    @Test
    void a_request_by_nobody_known_is_noted_without_its_token() {
        by(Secrets.UNKNOWN_TOKEN).get("/api/v1/databases").then().statusCode(401);
        given().get("/api/v1/databases").then().statusCode(401);

        await().atMost(LIMIT).until(() -> isCause("no-token"));
        await().atMost(LIMIT).until(() -> isCause("token-refused") || isCause("provider-unreachable"));
        notes(Note.Kind.CALLER_REFUSED, note -> true).forEach(note -> {
            Secrets.assertNoneIn(note.body().toString(), "the ledger");
            assertThat(note.body().toString()).doesNotContain(KnownCallers.sha256(Secrets.UNKNOWN_TOKEN));
        });
    }

    private boolean isCause(String cause) {
        return !notes(
                        Note.Kind.CALLER_REFUSED,
                        note -> note.writtenBy() == null
                                && note.body().path("cause").asText().equals(cause)
                                && note.body().path("from").asText().equals("127.0.0.1"))
                .isEmpty();
    }

    @Test
    void the_answer_is_the_same_while_the_ledger_takes_no_note_and_the_log_says_that_one_is_missing()
            throws SQLException {
        try (Application victim = Application.of("db1", PROTECTED, "other.exe");
                LogLines log = LogLines.of(NoteQueue.class)) {
            inLedger("alter table ledger_entry rename to ledger_entry_away");
            try {
                kill("operator-all", "db1", victim.key(), BODY).statusCode(403).body("reason", equalTo("protected"));
                await().atMost(LIMIT)
                        .until(() -> log.lines().stream()
                                .anyMatch(line ->
                                        line.startsWith("WARN") && line.contains("db1: The ledger did not take")));
            } finally {
                inLedger("alter table ledger_entry_away rename to ledger_entry");
            }
            assertThat(notes(Note.Kind.VETO, of(victim))).isEmpty();
        }
    }

    private void inLedger(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ledgerUrl, "warden", "warden");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
