package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class KillResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Application victim;
    private Application bystander;

    @BeforeEach
    void two_sessions_of_one_application() throws SQLException {
        victim = Application.of("db1", "app", "batch.exe");
        bystander = Application.of("db1", "app", "batch.exe");
        victim.execute("create table account (id number, amount number)");
        victim.execute("insert into account values (1, 100)");
        victim.execute("insert into account values (2, 200)");
        victim.commit();
    }

    @AfterEach
    void sessions_end() throws SQLException {
        victim.close();
        bystander.execute("drop table account");
        bystander.close();
    }

    private static ValidatableResponse kill(String database, String session, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/databases/{db}/sessions/{session}/kill", database, session)
                .then();
    }

    private static ValidatableResponse kill(String session) {
        return kill("db1", session, "{\"reason\": \"holds locks\"}");
    }

    private void victim_idles_in_a_transaction() throws SQLException {
        victim.execute("update account set amount = 0 where id = 1");
    }

    private static ValidatableResponse session(String key) {
        return given().get("/api/v1/databases/db1/sessions/{session}", key).then();
    }

    @Test
    void a_waiter_goes_on_when_the_session_that_blocks_it_is_killed() throws Exception {
        victim_idles_in_a_transaction();
        CompletableFuture<Void> waiter = bystander.executeLater("update account set amount = 1 where id = 1");
        await().atMost(LIMIT).untilAsserted(() -> session(victim.key()).body("blocked", hasItem(bystander.key())));

        kill(victim.key())
                .statusCode(200)
                .body("outcome", equalTo("killed"))
                .body("database", equalTo("db1"))
                .body("policy", equalTo("operator"))
                .body("requestedBy", equalTo("loopback"))
                .body("reason", equalTo("holds locks"))
                .body("ticket", nullValue())
                .body("session.username", equalTo("APP"))
                .body("attempts.size()", is(1))
                .body("attempts[0].action", equalTo("kill-immediate"))
                .body("effectAt", notNullValue())
                .body("evidence.xid", notNullValue())
                .body("evidence.waiters", hasItem(bystander.key()));
        waiter.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        bystander.commit();
    }

    @Test
    void a_bystander_survives_and_the_victim_is_gone() throws SQLException {
        victim_idles_in_a_transaction();

        kill(victim.key()).statusCode(200).body("outcome", equalTo("killed"));

        bystander.execute("update account set amount = 5 where id = 2");
        bystander.commit();
        assertThatThrownBy(() -> victim.execute("select * from account")).isInstanceOf(SQLException.class);
    }

    @Test
    void a_session_is_named_as_copied_from_a_screen_too() throws SQLException {
        victim_idles_in_a_transaction();

        kill(victim.sid() + "," + victim.serial() + ",@1")
                .statusCode(200)
                .body("outcome", equalTo("killed"))
                .body("session.sid", is(Integer.parseInt(victim.sid())));
    }

    @Test
    void an_active_victim_that_is_only_marked_at_first_ends_as_killed() throws SQLException {
        victim.execute("update account set amount = 0 where id = 1");
        victim.commit();
        CompletableFuture<Void> call = victim.executeLater("begin dbms_session.sleep(60); end;");
        await().atMost(LIMIT).untilAsserted(() -> session(victim.key()).body("status", equalTo("active")));

        kill(victim.key())
                .statusCode(200)
                .body("outcome", equalTo("killed"))
                .body("attempts[0].answer", equalTo("marked"))
                .body("attempts[0].oracleError", is(31));
        assertThat(call).failsWithin(LIMIT);
    }

    @Test
    void a_repeated_kill_is_answered_with_the_record_of_the_first() throws SQLException {
        victim_idles_in_a_transaction();
        String id = kill(victim.key()).statusCode(200).extract().path("id");

        kill(victim.key()).statusCode(200).body("id", equalTo(id)).body("outcome", equalTo("killed"));

        given().get("/api/v1/kills/{id}", id).then().statusCode(200).body("reason", equalTo("holds locks"));
    }

    @Test
    void without_time_to_wait_the_record_is_promised_and_settles_later() throws SQLException {
        victim_idles_in_a_transaction();

        String location = given().contentType(ContentType.JSON)
                .body("{\"reason\": \"no time\"}")
                .queryParam("wait", "0s")
                .post("/api/v1/databases/db1/sessions/{session}/kill", victim.key())
                .then()
                .statusCode(202)
                .body("reason", equalTo("no time"))
                .extract()
                .header("Location");

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> given().get(location).then().statusCode(200).body("outcome", equalTo("killed")));
    }

    @Test
    void a_dry_run_kills_nothing_and_writes_nothing() throws SQLException {
        victim_idles_in_a_transaction();
        int before = kills();

        kill("db1", victim.key(), "{\"reason\": \"just looking\", \"dryRun\": true}")
                .statusCode(200)
                .body("dryRun", is(true))
                .body("wouldKill", is(true))
                .body("veto", nullValue())
                .body("session.key", equalTo(victim.key()));

        victim.execute("update account set amount = 7 where id = 1");
        victim.commit();
        assertThat(kills()).isEqualTo(before);
    }

    private static int kills() {
        return given().get("/api/v1/kills?limit=1000").then().extract().path("items.size()");
    }

    @Test
    void a_dry_run_says_what_speaks_against_the_kill() {
        kill("db1", background(), "{\"reason\": \"just looking\", \"dryRun\": true}")
                .statusCode(200)
                .body("wouldKill", is(false))
                .body("veto.reason", equalTo("non-user"));
    }

    private static String background() {
        return given().get("/api/v1/databases/db1/sessions?user=&limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.kind == 'background' }.key");
    }

    @Test
    void a_background_session_is_protected() {
        kill(background())
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:session-warden:problem:protected"))
                .body("reason", equalTo("non-user"));
    }

    @Test
    void a_protected_user_is_protected_from_operators() throws SQLException {
        try (Application untouchable = Application.of("db1", "app2", "batch.exe")) {
            kill(untouchable.key()).statusCode(403).body("reason", equalTo("protected"));
            untouchable.execute("select 1 from dual");
        }
    }

    @Test
    void an_unknown_session_is_not_found() {
        kill("1:4000000:1")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:session-warden:problem:no-such-session"))
                .body("title", notNullValue())
                .body("status", is(404))
                .body("detail", containsString("1:4000000:1"))
                .body("instance", equalTo("/api/v1/databases/db1/sessions/1%3A4000000%3A1/kill"));
    }

    @Test
    void another_serial_number_is_another_session() throws SQLException {
        long other = Long.parseLong(victim.serial()) + 1;

        kill("1:" + victim.sid() + ":" + other).statusCode(404);

        victim.execute("select 1 from dual");
    }

    @Test
    void a_session_that_is_not_as_expected_is_left_alone() throws SQLException {
        victim_idles_in_a_transaction();
        Map<String, String> wrong = Map.of(
                "username", "\"SOMEBODY\"",
                "logonTime", "\"2001-01-01T00:00:00\"",
                "sqlId", "\"0000000000000\"",
                "xid", "\"00000000\"");

        wrong.forEach((field, value) -> kill(
                        "db1", victim.key(), "{\"reason\": \"r\", \"expect\": {\"%s\": %s}}".formatted(field, value))
                .statusCode(409)
                .body("type", equalTo("urn:session-warden:problem:expectation-failed"))
                .body("detail", containsString(field)));

        victim.commit();
    }

    @Test
    void a_session_that_is_as_expected_is_killed() throws SQLException {
        victim_idles_in_a_transaction();
        String logonTime = session(victim.key()).extract().path("logonTime");
        String xid = session(victim.key()).extract().path("transaction.xid");

        kill(
                        "db1",
                        victim.key(),
                        "{\"reason\": \"r\", \"ticket\": \"INC-1\", \"expect\": {\"username\": \"app\", \"logonTime\": \"%s\", \"xid\": \"%s\"}}"
                                .formatted(logonTime, xid))
                .statusCode(200)
                .body("outcome", equalTo("killed"))
                .body("ticket", equalTo("INC-1"))
                .body("session.logonTime", equalTo(logonTime));
    }

    @Test
    void a_wrong_body_is_refused_before_anything_else() {
        for (String body : new String[] {
            "",
            "null",
            "{",
            "[]",
            "{}",
            "{\"reason\": \"  \"}",
            "{\"reason\": \"r\", \"dryrun\": true}",
            "{\"reason\": \"r\", \"dryRun\": \"true\"}",
            "{\"reason\": \"r\", \"dryRun\": null}",
            "{\"reason\": \"r\", \"action\": \"shoot\"}",
            "{\"reason\": \"r\", \"route\": \"carrier-pigeon\"}",
            "{\"reason\": \"r\", \"expect\": {\"user\": \"APP\"}}",
            "{\"reason\": \"r\", \"reason\": \"s\"}",
            "{\"reason\": \"two\\nlines\"}",
            "{\"reason\": \"" + "x".repeat(501) + "\"}"
        }) {
            kill("db1", victim.key(), body)
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:session-warden:problem:invalid-request"))
                    .body("detail", not(containsString("sessionwarden")));
        }
    }

    @Test
    void what_a_template_left_unset_is_no_wish_to_kill_whoever_is_there() throws SQLException {
        Map<String, String> bodies = Map.of(
                "{\"reason\": \"r\", \"expect\": null}", "body.expect",
                "{\"reason\": \"r\", \"expect\": {\"username\": null}}", "body.expect.username",
                "{\"reason\": \"r\", \"expect\": {\"logonTime\": null}}", "body.expect.logonTime",
                "{\"reason\": \"r\", \"expect\": {\"logonTime\": \"\"}}", "body.expect.logonTime",
                "{\"reason\": \"r\", \"override\": [null]}", "body.override.0",
                "{\"reason\": 4711}", "body.reason",
                "{\"reason\": true}", "body.reason");
        bodies.forEach((body, named) ->
                kill("db1", victim.key(), body).statusCode(422).body("detail", containsString(named + ":")));
        victim.execute("select 1 from dual");
    }

    @Test
    void a_wrong_wait_or_a_misplaced_dry_run_is_refused() throws SQLException {
        for (String query : new String[] {"wait=soon", "wait=61s", "wait=-1s", "dryRun=true"}) {
            given().contentType(ContentType.JSON)
                    .body("{\"reason\": \"r\"}")
                    .post("/api/v1/databases/db1/sessions/{session}/kill?" + query, victim.key())
                    .then()
                    .statusCode(422);
        }
        victim.execute("select 1 from dual");
    }

    @Test
    void under_a_ceiling_of_dry_run_nobody_kills() throws SQLException {
        try (Application safe = Application.of("db2", "app", "batch.exe")) {
            kill("db2", safe.key(), "{\"reason\": \"r\"}")
                    .statusCode(409)
                    .body("type", equalTo("urn:session-warden:problem:ceiling"));
            safe.execute("select 1 from dual");
        }
    }

    @Test
    void an_unreachable_database_is_said_to_be() {
        kill("nowhere", "1:2:3", "{\"reason\": \"r\"}")
                .statusCode(503)
                .body("type", equalTo("urn:session-warden:problem:database-unreachable"));
    }
}
