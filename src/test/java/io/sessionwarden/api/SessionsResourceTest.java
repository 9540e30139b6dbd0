package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sessionwarden.sim.fault.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class SessionsResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Application idle;
    private Application worker;

    @BeforeEach
    void two_programs() throws SQLException {
        idle = Application.of("db3", "app", "shop.exe");
        worker = Application.of("db3", "app", "batch.exe");
        idle.execute("create table stock (id number)");
        idle.execute("insert into stock values (1)");
    }

    @AfterEach
    void programs_end() throws SQLException {
        SimulatedFleet.simulator().database("db3").behave();
        idle.commit();
        idle.execute("drop table stock");
        idle.close();
        worker.close();
    }

    private static ValidatableResponse sessions(String query) {
        return given().get("/api/v1/databases/db3/sessions" + query).then();
    }

    @Test
    void filters_hold_together_and_ignore_case() {
        await().atMost(LIMIT)
                .untilAsserted(() -> sessions("?user=App&program=SHOP*")
                        .statusCode(200)
                        .body("items.key", is(List.of(idle.key())))
                        .body("stale", is(false))
                        .body("reason", nullValue())
                        .body("sampledAt", notNullValue())
                        .body("next", nullValue()));
        sessions("?user=app&program=nobody*").body("items.size()", is(0));
    }

    @Test
    void idle_in_transaction_shows_only_those_with_a_transaction() {
        await().atMost(LIMIT)
                .untilAsserted(() -> sessions("?state=idle-in-transaction")
                        .body("items.key", is(List.of(idle.key())))
                        .body("items[0].transaction.xid", notNullValue()));
    }

    @Test
    void pages_together_are_the_whole_list_in_order() {
        await().atMost(LIMIT)
                .untilAsserted(() -> sessions("?limit=1000&program=*.exe").body("items.size()", is(2)));
        List<String> whole = sessions("?limit=1000").extract().path("items.key");
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = sessions("?limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
            paged.addAll(page.statusCode(200).extract().path("items.key"));
            cursor = page.extract().path("next");
        } while (cursor != null);

        assertThat(whole).hasSizeGreaterThan(3);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void a_wrong_parameter_is_refused_and_named() {
        for (String query : new String[] {
            "?state=sleeping",
            "?limit=0",
            "?limit=1001",
            "?min-seconds=-1",
            "?cursor=x",
            "?sate=active",
            "?user=a&user=b"
        }) {
            sessions(query).statusCode(422).body("detail", containsString(query.substring(1, query.indexOf('='))));
        }
    }

    @Test
    void one_session_is_shown_in_full() {
        given().get("/api/v1/databases/db3/sessions/{session}", idle.key())
                .then()
                .statusCode(200)
                .body("key", equalTo(idle.key()))
                .body("username", equalTo("APP"))
                .body("program", equalTo("shop.exe"))
                .body("status", equalTo("inactive"))
                .body("kind", equalTo("user"))
                .body("wait.event", notNullValue())
                .body("sql.prevSqlText", containsString("insert into stock"))
                .body(
                        "manualStatement",
                        equalTo("ALTER SYSTEM KILL SESSION '%s,%s,@1' IMMEDIATE".formatted(idle.sid(), idle.serial())));
    }

    @Test
    void a_session_that_is_not_there_is_not_found_and_no_address_is_refused() {
        given().get("/api/v1/databases/db3/sessions/1:4000000:1")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-session"));
        given().get("/api/v1/databases/db3/sessions/somebody").then().statusCode(422);
    }

    @Test
    void while_the_database_hangs_the_last_whole_sample_is_shown_as_stale() {
        sessions("").statusCode(200).body("stale", is(false));
        SimulatedFleet.simulator().database("db3").behave(new Fault.Hang());

        await().atMost(LIMIT)
                .untilAsserted(() -> sessions("")
                        .statusCode(200)
                        .body("stale", is(true))
                        .body("reason", notNullValue())
                        .body("items.size()", not(is(0))));
        given().get("/api/v1/databases/db3/sessions/1:4000000:1")
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:session-warden:problem:database-unreachable"));

        SimulatedFleet.simulator().database("db3").behave();
        await().atMost(LIMIT).untilAsserted(() -> sessions("").body("stale", is(false)));
    }

    @Test
    void a_database_that_was_never_seen_is_unreachable() {
        given().get("/api/v1/databases/nowhere/sessions")
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:session-warden:problem:database-unreachable"))
                .body("items", nullValue());
    }

    @Test
    void killed_sessions_are_not_among_the_active() {
        sessions("?state=active").body("items.status", everyItem(equalTo("active")));
    }
}
