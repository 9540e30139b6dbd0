package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class KillsResourceTest {
    private static String killOne() throws SQLException {
        try (Application victim = Application.of("db1", "app", "batch.exe")) {
            return given().contentType(ContentType.JSON)
                    .body("{\"reason\": \"for the list\"}")
                    .post("/api/v1/databases/db1/sessions/{session}/kill", victim.key())
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");
        }
    }

    private static ValidatableResponse kills(String query) {
        return given().get("/api/v1/kills" + query).then();
    }

    @Test
    void pages_together_are_all_kills_newest_first() throws SQLException {
        List<String> made = List.of(killOne(), killOne(), killOne());
        List<String> whole = kills("?limit=1000").statusCode(200).extract().path("items.id");
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = kills("?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            paged.addAll(page.statusCode(200).extract().path("items.id"));
            cursor = page.extract().path("next");
        } while (cursor != null);

        assertThat(paged).isEqualTo(whole);
        assertThat(whole.subList(0, 3)).isEqualTo(made.reversed());
    }

    @Test
    void filters_hold_together() throws SQLException {
        killOne();
        kills("?database=db1&policy=operator&outcome=killed")
                .statusCode(200)
                .body("items.outcome", everyItem(equalTo("killed")))
                .body("items[0].reason", equalTo("for the list"));
        kills("?database=db2").body("items.size()", is(0));
        kills("?policy=nobody").body("items.size()", is(0));
        kills("?outcome=refused").body("items.size()", is(0));
        kills("?since=2999-01-01T00:00:00Z").body("items.size()", is(0));
    }

    @Test
    void a_wrong_parameter_is_refused() {
        kills("?outcome=dead").statusCode(422);
        kills("?since=yesterday").statusCode(422);
        kills("?cursor=first").statusCode(422);
        kills("?user=APP").statusCode(422);
    }

    @Test
    void an_unknown_kill_is_not_found() {
        given().get("/api/v1/kills/none")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-kill"));
    }
}
