package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sessionwarden.ledger.Idempotency;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.Outcome;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class IdempotencyTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BODY = "{\"reason\": \"r\", \"ticket\": \"INC-1\"}";

    private final String key = "run " + UUID.randomUUID();
    private Application victim;

    @Inject
    Ledger ledger;

    @BeforeEach
    void a_session() throws SQLException {
        victim = Application.of("db1", "app", "batch.exe");
    }

    @AfterEach
    void it_ends() throws SQLException {
        victim.close();
    }

    private static ValidatableResponse kill(String session, String key, String body, String wait) {
        return given().contentType(ContentType.JSON)
                .header("idempotency-key", key)
                .queryParam("wait", wait)
                .body(body)
                .post("/api/v1/databases/db1/sessions/{session}/kill", session)
                .then();
    }

    @Test
    void the_same_request_again_has_the_same_answer() {
        String id =
                kill(victim.key(), key, BODY, "20s").statusCode(200).extract().path("id");

        kill(victim.key(), key, "{ \"ticket\":\"INC-1\",\"reason\":\"r\" }", "1s")
                .statusCode(200)
                .body("id", equalTo(id))
                .body("outcome", equalTo("killed"));
    }

    @Test
    void the_same_key_for_something_else_is_a_mistake_and_kills_nothing() throws SQLException {
        kill(victim.key(), key, BODY, "20s").statusCode(200);
        try (Application other = Application.of("db1", "app", "batch.exe")) {
            kill(other.key(), key, BODY, "20s")
                    .statusCode(422)
                    .body("type", equalTo("urn:session-warden:problem:idempotency-key-reused"));
            other.execute("select 1 from dual");
        }
        kill(victim.key(), key, "{\"reason\": \"another\"}", "20s").statusCode(422);
    }

    @Test
    void of_many_at_the_same_time_one_kills_and_all_are_answered_alike() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return kill(victim.key(), key, BODY, "30s")
                        .statusCode(200)
                        .extract()
                        .path("id");
            }));
        }
        start.countDown();
        List<String> ids = new ArrayList<>();
        for (CompletableFuture<String> answer : answers) {
            ids.add(answer.get(LIMIT.toSeconds() * 2, TimeUnit.SECONDS));
        }

        assertThat(ids).containsOnly(ids.getFirst());
        List<String> all = given().get("/api/v1/kills?database=db1&limit=1000")
                .then()
                .extract()
                .path("items.findAll { it.session.sid == %s && it.session.serial == %s }.id"
                        .formatted(victim.sid(), victim.serial()));
        assertThat(all).containsExactly(ids.getFirst());
    }

    @Test
    void while_the_first_is_unsettled_the_second_is_promised_the_same_record() {
        victim.executeLater("begin dbms_session.sleep(60); end;");
        await().atMost(LIMIT)
                .untilAsserted(() -> given().get("/api/v1/databases/db1/sessions/{session}", victim.key())
                        .then()
                        .body("status", equalTo("active")));
        String location =
                kill(victim.key(), key, BODY, "0s").statusCode(202).extract().header("Location");

        ValidatableResponse second = kill(victim.key(), key, BODY, "0s");

        assertThat(second.extract().statusCode()).isIn(200, 202);
        assertThat(location).endsWith((String) second.extract().path("id"));
    }

    @Test
    void with_nothing_but_the_ledger_left_the_answer_is_the_same() {
        String id =
                kill(victim.key(), key, BODY, "20s").statusCode(200).extract().path("id");
        String hash = ledger.byIdempotencyKey("loopback", key).orElseThrow().requestHash();
        KeyedKills restarted = new KeyedKills(ledger);
        KeyedKills.Name name = new KeyedKills.Name("loopback", key);

        KillReply reply = restarted.once(name, hash, IdempotencyTest::never, IdempotencyTest::answered);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        KillReply.Settled.class,
                        settled -> assertThat(settled.record().id()).isEqualTo(id));
        assertThatThrownBy(() -> restarted.once(name, "another", IdempotencyTest::never, IdempotencyTest::answered))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void of_a_kill_that_was_interrupted_it_is_not_said_that_nothing_was_sent() {
        String id =
                kill(victim.key(), key, BODY, "20s").statusCode(200).extract().path("id");
        KillRecord done = ledger.find(id).orElseThrow();
        KillRecord interrupted = new KillRecord(
                UUID.randomUUID().toString(),
                done.database(),
                done.session(),
                done.policy(),
                done.mode(),
                done.requestedBy(),
                done.reason(),
                done.ticket(),
                done.intentAt(),
                List.of(),
                null,
                null,
                null,
                null,
                done.evidence(),
                null);
        ledger.intend(interrupted, Optional.of(new Idempotency(key + "-2", "hash")));
        ledger.recovered(interrupted, Outcome.TIMED_OUT, null);

        KillReply reply = new KeyedKills(ledger)
                .once(
                        new KeyedKills.Name("loopback", key + "-2"),
                        "hash",
                        IdempotencyTest::never,
                        IdempotencyTest::answered);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        KillReply.Settled.class,
                        settled -> assertThat(settled.record().outcome()).isEqualTo("timed-out"));
    }

    private static OperatorKill.Begun never() {
        throw new AssertionError("a second kill was begun");
    }

    private static KillReply answered(OperatorKill.Begun begun) {
        return ((OperatorKill.Begun.Answered) begun).reply();
    }

    @Test
    void what_was_refused_is_looked_at_anew() {
        kill("1:4000000:1", key, BODY, "1s").statusCode(404);

        kill(victim.key(), key, BODY, "20s").statusCode(200).body("outcome", equalTo("killed"));
    }

    @Test
    void a_key_that_is_none_is_refused() throws SQLException {
        for (String wrong : List.of("", "x".repeat(201), "schlüssel", "a\tb")) {
            kill(victim.key(), wrong, BODY, "1s").statusCode(422);
        }
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "a", "b")
                .body(BODY)
                .post("/api/v1/databases/db1/sessions/{session}/kill", victim.key())
                .then()
                .statusCode(422);
        victim.execute("select 1 from dual");
    }
}
