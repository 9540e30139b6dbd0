package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.session.Action;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import io.sessionwarden.testing.SettableClock;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class BulkKillResourceTest {
    private static final String PREVIEW =
            "{\"match\": {\"program\": \"bulk.exe\", \"user\": \"app*\"}, \"reason\": \"left over\"}";

    private final List<Application> applications = new ArrayList<>();

    @Inject
    TargetRegistry targets;

    private Application session(String user) throws SQLException {
        Application application = Application.of("db1", user, "bulk.exe");
        applications.add(application);
        return application;
    }

    @AfterEach
    void sessions_end() throws SQLException {
        for (Application application : applications) {
            application.close();
        }
    }

    private static ValidatableResponse kills(String database, String body) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body(body)
                .post("/api/v1/databases/{db}/kills", database)
                .then();
    }

    private static String preview() {
        return kills("db1", PREVIEW).statusCode(200).extract().path("previewId");
    }

    private static String execution(String preview) {
        return "{\"previewId\": \"" + preview + "\", \"reason\": \"left over\", \"ticket\": \"INC-7\"}";
    }

    @Test
    void a_preview_shows_what_fits_and_kills_nothing() throws SQLException {
        Application fits = session("app");
        Application untouchable = session("app2");

        kills("db1", PREVIEW)
                .statusCode(200)
                .body("count", is(2))
                .body("killable", is(1))
                .body("sessions.find { it.wouldKill }.session.key", equalTo(fits.key()))
                .body("sessions.find { !it.wouldKill }.veto.reason", equalTo("protected"));

        fits.execute("select 1 from dual");
        untouchable.execute("select 1 from dual");
    }

    @Test
    void exactly_those_that_were_shown_are_killed_and_only_once() throws SQLException {
        Application first = session("app");
        Application second = session("app");
        session("app2");
        String preview = preview();
        Application later = session("app");

        List<String> ids = kills("db1", execution(preview))
                .statusCode(200)
                .body("settled", is(true))
                .body("spared", hasSize(0))
                .body("kills.outcome", is(List.of("killed", "killed")))
                .extract()
                .path("kills.id");
        assertThatThrownBy(() -> first.execute("select 1 from dual")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> second.execute("select 1 from dual")).isInstanceOf(SQLException.class);
        later.execute("select 1 from dual");
        given().get("/api/v1/kills/{id}", ids.getFirst())
                .then()
                .body("reason", equalTo("left over"))
                .body("ticket", equalTo("INC-7"))
                .body("requestedBy", equalTo("loopback"));

        kills("db1", execution(preview)).statusCode(200).body("kills.id", is(ids));
        later.execute("select 1 from dual");
    }

    @Test
    void who_has_ended_or_is_not_as_shown_any_more_is_spared() throws SQLException {
        Application ended = session("app");
        Application committed = session("app");
        committed.execute("create table parcel (id number)");
        committed.execute("insert into parcel values (1)");
        String preview = preview();
        ended.close();
        committed.commit();

        kills("db1", execution(preview))
                .statusCode(200)
                .body("kills", hasSize(0))
                .body("spared.find { it.session == '%s' }.reason".formatted(committed.key()), equalTo("changed"))
                .body("spared.find { it.session == '%s' }.reason".formatted(ended.key()), equalTo("no-such-session"));
        committed.execute("drop table parcel");
    }

    @Test
    void a_preview_is_of_its_database_and_is_not_guessed() throws SQLException {
        Application fits = session("app");
        String preview = preview();

        for (ValidatableResponse refused :
                List.of(kills("db2", execution(preview)), kills("db1", execution("no-such")))) {
            refused.statusCode(404).body("type", equalTo("urn:session-warden:problem:no-such-preview"));
        }
        fits.execute("select 1 from dual");
    }

    @Test
    void a_preview_is_its_callers_and_over_after_two_minutes() {
        SettableClock clock = new SettableClock();
        BulkPreviews previews = new BulkPreviews(clock);
        Target target = targets.find("db1").orElseThrow();
        SessionFilter filter = SessionFilter.read(Map.of(), new ArrayList<>());
        previews.add(new BulkPreview(
                "p",
                Caller.LOOPBACK.name(),
                target,
                clock.instant().plus(BulkPreviews.VALID),
                filter,
                Action.KILL,
                List.of()));
        Caller other = new Caller("other", List.of(), Optional.empty());

        assertThatThrownBy(() -> previews.execute("p", other, target, p -> null))
                .isInstanceOf(RequestRefused.class);
        clock.forward(Duration.ofSeconds(119));
        previews.execute("p", Caller.LOOPBACK, target, p -> null);
        clock.forward(Duration.ofSeconds(2));
        assertThatThrownBy(() -> previews.execute("p", Caller.LOOPBACK, target, p -> null))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void with_another_number_than_expected_there_is_no_preview() throws SQLException {
        session("app");

        kills("db1", PREVIEW.replace("\"reason\"", "\"expectCount\": 2, \"reason\""))
                .statusCode(409)
                .body("type", equalTo("urn:session-warden:problem:expectation-failed"));
        kills("db1", PREVIEW.replace("\"reason\"", "\"expectCount\": 1, \"reason\""))
                .statusCode(200);
    }

    @Test
    void what_could_be_meant_wider_than_written_is_refused() {
        Map<String, String> wrong = Map.of(
                "{\"match\": {}, \"reason\": \"r\"}", "match",
                "{\"match\": {\"user\": null}, \"reason\": \"r\"}", "match.user",
                "{\"match\": {\"users\": \"x\"}, \"reason\": \"r\"}", "match",
                "{\"match\": {\"user\": \"x\", \"state\": \"asleep\"}, \"reason\": \"r\"}", "match.state",
                "{\"match\": {\"minSeconds\": -1}, \"reason\": \"r\"}", "match.minSeconds",
                "{\"match\": {\"minSeconds\": 1.5}, \"reason\": \"r\"}", "match.minSeconds",
                "{\"match\": {\"user\": \"x\"}}", "reason",
                "{\"match\": {\"user\": \"x\"}, \"previewId\": \"y\", \"reason\": \"r\"}", "previewId",
                "{\"previewId\": \"y\", \"action\": \"kill\", \"reason\": \"r\"}", "action",
                "{\"reason\": \"r\"}", "match");

        wrong.forEach((body, named) -> kills("db1", body)
                .statusCode(422)
                .body("type", equalTo("urn:session-warden:problem:invalid-request"))
                .body("detail", containsString(named)));
    }

    @Test
    void under_a_ceiling_of_dry_run_a_preview_says_so() throws SQLException {
        try (Application safe = Application.of("db2", "app", "bulk.exe")) {
            String preview = kills("db2", PREVIEW)
                    .statusCode(200)
                    .body("killable", is(0))
                    .body("sessions[0].veto.reason", equalTo("ceiling"))
                    .extract()
                    .path("previewId");
            kills("db2", execution(preview)).statusCode(200).body("kills", hasSize(0));
            safe.execute("select 1 from dual");
        }
    }
}
