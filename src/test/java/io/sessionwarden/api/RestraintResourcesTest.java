package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sessionwarden.fleet.Limits.KillsPerMinute;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.identity.Binding;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.OwnSessions;
import io.sessionwarden.identity.Role;
import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Expectation;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class RestraintResourcesTest {
    private static final String KILL = "/api/v1/databases/db1/sessions/{session}/kill";

    @Inject
    Restraints restraints;

    @Inject
    Clock clock;

    @Inject
    OperatorKill kill;

    @Inject
    TargetRegistry targets;

    private Application victim;

    @BeforeEach
    void a_session() throws SQLException {
        victim = Application.of("db1", "app", "batch.exe");
    }

    @AfterEach
    void nothing_stays() throws SQLException {
        victim.close();
        restraints
                .pauses()
                .list()
                .forEach(p -> restraints.pauses().resume(p.scope(), p.database(), "test", "clean up"));
        restraints.holds().list().forEach(hold -> restraints.holds().release(hold, "test"));
    }

    private static ValidatableResponse post(String path, String body, Object... parts) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(path, parts)
                .then();
    }

    private String until() {
        return clock.instant().plus(Duration.ofHours(1)).toString();
    }

    private ValidatableResponse hold(String what) {
        return post("/api/v1/holds", """
                { "database": "db1", %s, "until": "%s", "reason": "month-end closing" }
                """.formatted(what, until()));
    }

    @Test
    void a_pause_of_all_refuses_a_kill_until_it_is_resumed() {
        post("/api/v1/pause", "{\"scope\": \"all\", \"database\": \"db1\", \"reason\": \"restore runs\"}")
                .statusCode(200)
                .body("paused", is(true))
                .body("pauses[0].scope", equalTo("all"))
                .body("pauses[0].database", equalTo("db1"))
                .body("pauses[0].reason", equalTo("restore runs"))
                .body("pauses[0].by", equalTo("loopback"))
                .body("pauses[0].since", notNullValue());
        post(KILL, "{\"reason\": \"r\"}", victim.key())
                .statusCode(409)
                .body("type", equalTo("urn:session-warden:problem:paused"))
                .body("detail", containsString("restore runs"));
        given().get("/api/v1/pause").then().statusCode(200).body("paused", is(true));

        post("/api/v1/resume", "{\"scope\": \"all\", \"database\": \"db1\", \"reason\": \"done\"}")
                .statusCode(200)
                .body("paused", is(false))
                .body("pauses", hasSize(0));
        post(KILL, "{\"reason\": \"r\"}", victim.key()).statusCode(200).body("outcome", equalTo("killed"));
    }

    @Test
    void a_pause_without_a_database_is_everywhere() {
        post("/api/v1/pause", "{\"scope\": \"policies\", \"reason\": \"release\"}")
                .statusCode(200)
                .body("pauses[0].database", nullValue());
        post(KILL, "{\"reason\": \"r\"}", victim.key()).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scope\": \"some\", \"reason\": \"r\"}",
                "{\"reason\": \"r\"}",
                "{\"scope\": \"all\"}",
                "{\"scope\": \"all\", \"reason\": \"two\\nlines\"}",
                "{\"scope\": \"all\", \"reason\": \"r\", \"databse\": \"db1\"}",
                ""
            })
    void a_wrong_pause_is_refused_and_pauses_nothing(String body) {
        post("/api/v1/pause", body).statusCode(422);
        given().get("/api/v1/pause").then().body("paused", is(false));
    }

    @Test
    void a_database_that_is_not_there_is_not_paused_nor_held_nor_reset() {
        post("/api/v1/pause", "{\"scope\": \"all\", \"database\": \"db9\", \"reason\": \"r\"}")
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-database"));
        post(
                        "/api/v1/holds",
                        "{\"database\": \"db9\", \"user\": \"A\", \"until\": \"" + until() + "\", \"reason\": \"r\"}")
                .statusCode(404);
        post("/api/v1/databases/db9/brake/reset", "{\"reason\": \"r\"}").statusCode(404);
    }

    @Test
    void a_held_session_is_refused_and_an_operator_may_override_it() {
        String id = hold("\"session\": \"" + victim.key() + "\"")
                .statusCode(201)
                .body("session", equalTo(victim.key()))
                .body("logonTime", notNullValue())
                .body("program", nullValue())
                .body("by", equalTo("loopback"))
                .extract()
                .path("id");
        given().get("/api/v1/holds").then().statusCode(200).body("items.id", hasItem(id));

        post(KILL, "{\"reason\": \"r\"}", victim.key())
                .statusCode(403)
                .body("type", equalTo("urn:session-warden:problem:hold"))
                .body("detail", containsString("month-end closing"));
        post(KILL, "{\"reason\": \"r\", \"expect\": {\"username\": \"OTHER\"}}", victim.key())
                .statusCode(403);
        post(KILL, "{\"reason\": \"agreed with accounting\", \"override\": [\"hold\"]}", victim.key())
                .statusCode(200)
                .body("outcome", equalTo("killed"))
                .body("overrides", equalTo(List.of("hold")));
    }

    @Test
    void a_released_hold_no_longer_holds() {
        String id = hold("\"program\": \"batch*\"").statusCode(201).extract().path("id");
        post(KILL, "{\"reason\": \"r\"}", victim.key()).statusCode(403);
        given().delete("/api/v1/holds/{id}", id).then().statusCode(204);
        given().delete("/api/v1/holds/{id}", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-hold"));
        given().get("/api/v1/holds").then().body("items.id", not(hasItem(id)));
        post(KILL, "{\"reason\": \"r\"}", victim.key()).statusCode(200).body("overrides", nullValue());
    }

    @Test
    void holds_come_in_pages() {
        for (int i = 0; i < 3; i++) {
            hold("\"program\": \"p" + i + "\"").statusCode(201);
        }
        String next = given().get("/api/v1/holds?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("next");
        given().get("/api/v1/holds?limit=2&cursor={c}", next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void a_wrong_hold_is_refused_with_everything_that_is_wrong() {
        Instant tooFar = clock.instant().plus(Duration.ofDays(31));
        post("/api/v1/holds", "{\"user\": \" \", \"until\": \"" + tooFar + "\"}")
                .statusCode(422)
                .body("detail", containsString("body.database"))
                .body("detail", containsString("body.user"))
                .body("detail", containsString("body.until"))
                .body("detail", containsString("body.reason"));
        post("/api/v1/holds", "{\"database\": \"db1\", \"until\": \"" + until() + "\", \"reason\": \"r\"}")
                .statusCode(422)
                .body("detail", containsString("pause"));
        hold("\"session\": \"1:4000:1\"")
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-session"));
        hold("\"session\": \"here\"").statusCode(422);
    }

    @Test
    void a_veto_that_cannot_be_overridden_is_refused_by_name() {
        post(KILL, "{\"reason\": \"r\", \"override\": [\"protected\"]}", victim.key())
                .statusCode(422)
                .body("detail", containsString("hold, rollback-too-large"));
    }

    @Test
    void a_developer_overrides_nothing_not_even_for_an_own_session() {
        OwnSessions own = new OwnSessions(List.of("APP"), List.of(), List.of(), List.of());
        Binding binding = new Binding(Set.of(Role.DEVELOPER), DatabaseSelector.ALL);
        Caller kim = new Caller("kim", List.of(binding), Optional.of(own));
        Target target = targets.find("db1").orElseThrow();
        SessionKey key = SessionKey.parse(victim.key()).orElseThrow();
        KillAsked asked = new KillAsked("r", Action.KILL_IMMEDIATE, false, Expectation.NONE, "", Set.of(Reason.HOLD));

        RequestRefused refused = catchThrowableOfType(
                RequestRefused.class,
                () -> kill.ask(kim, target, key, asked, Optional.empty(), Duration.ofSeconds(10)));

        assertThat(refused.type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void a_large_rollback_is_refused_unless_it_is_overridden() throws SQLException {
        victim.execute("create table big (id number)");
        victim.execute("insert into big select level from dual connect by level <= 101");
        post(KILL, "{\"reason\": \"r\"}", victim.key())
                .statusCode(409)
                .body("type", equalTo("urn:session-warden:problem:rollback-too-large"));
        post(KILL, "{\"reason\": \"r\", \"override\": [\"rollback-too-large\"]}", victim.key())
                .statusCode(200)
                .body("overrides", equalTo(List.of("rollback-too-large")));
        try (Application other = Application.of("db1", "app", "cleanup")) {
            other.execute("drop table big");
        }
    }

    @Test
    void a_spent_budget_is_told_with_the_time_until_a_slot_is_free() throws SQLException {
        KillsPerMinute limits = new KillsPerMinute(1, 1000, 100_000); // of this fleet's file
        while (restraints.budgets().take("operator", "db3", limits).isEmpty()) {}
        try (Application other = Application.of("db3", "app", "batch.exe")) {
            String retryAfter = post(
                            "/api/v1/databases/db3/sessions/{session}/kill", "{\"reason\": \"r\"}", other.key())
                    .statusCode(429)
                    .body("type", equalTo("urn:session-warden:problem:budget"))
                    .body("reason", equalTo("budget"))
                    .extract()
                    .header("Retry-After");
            assertThat(Integer.parseInt(retryAfter)).isBetween(1, 60);
        }
    }

    @Test
    void a_brake_is_reset_with_a_reason() {
        restraints.brakes().open("db1", 9, 10);
        post("/api/v1/databases/db1/brake/reset", "{}").statusCode(422);
        post("/api/v1/databases/db1/brake/reset", "{\"reason\": \"rolled back\"}")
                .statusCode(200)
                .body("database", equalTo("db1"))
                .body("open", is(false));
        post("/api/v1/databases/db1/brake/reset", "{\"reason\": \"again\"}").statusCode(200);
    }
}
