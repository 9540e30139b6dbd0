package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One more login, allowed by somebody. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class LoginsResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @AfterEach
    void open() {
        SimulatedFleet.simulator().database("db3").accounts().open("warden");
        rearm("db3", "{\"reason\": \"clean up\"}");
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        given().get("/api/v1/databases/db3/sessions").then().statusCode(200));
    }

    private static ValidatableResponse rearm(String database, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/databases/" + database + "/logins/rearm")
                .then();
    }

    private static ValidatableResponse sessions() {
        return given().get("/api/v1/databases/db3/sessions").then();
    }

    @Test
    void a_locked_account_is_tried_again_when_somebody_says_so() {
        var database = SimulatedFleet.simulator().database("db3");
        database.accounts().lock("warden");
        database.disconnect();
        await().atMost(LIMIT).until(() -> {
            given().get("/api/v1/databases/db3/sessions");
            String text = given().get("/api/v1/databases/db3").then().extract().path("lastSample.text");
            return text != null && text.contains("logins/rearm");
        });
        database.accounts().open("warden");

        rearm("db3", "{\"reason\": \"unlocked by the DBA\"}")
                .statusCode(200)
                .body("database", equalTo("db3"))
                .body("accounts", contains("WARDEN"));

        await().untilAsserted(() -> assertThat(
                        (Boolean) sessions().statusCode(200).extract().path("stale"))
                .isNotEqualTo(true));
    }

    @Test
    void without_a_refused_login_nothing_changes() {
        rearm("db1", "{\"reason\": \"just in case\"}").statusCode(200).body("accounts", empty());
    }

    @Test
    void a_reason_must_be_given() {
        rearm("db1", "{\"reason\": \" \"}")
                .statusCode(422)
                .body("type", endsWith(":invalid-request"))
                .body("detail", containsString("body.reason"));
        rearm("db1", "{}").statusCode(422);
        rearm("db1", "{\"reason\": \"two\\nlines\"}").statusCode(422);
    }

    @Test
    void a_database_that_is_not_in_the_fleet_file_is_not_there() {
        rearm("nosuch", "{\"reason\": \"x\"}").statusCode(404).body("type", endsWith(":no-such-database"));
    }
}
