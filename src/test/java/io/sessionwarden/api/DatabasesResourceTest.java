package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class DatabasesResourceTest {
    @Test
    void the_fleet_is_listed_in_pages() {
        given().get("/api/v1/databases")
                .then()
                .statusCode(200)
                .body("items.name", is(List.of("db1", "db2", "db3", "nowhere")))
                .body("next", nullValue());
        given().get("/api/v1/databases?limit=2")
                .then()
                .body("items.name", is(List.of("db1", "db2")))
                .body("next", equalTo("db2"));
        given().get("/api/v1/databases?limit=2&cursor=db2")
                .then()
                .body("items.name", is(List.of("db3", "nowhere")))
                .body("next", nullValue());
    }

    @Test
    void a_database_that_answers_is_up() {
        given().get("/api/v1/databases/db1/sessions").then().statusCode(200);

        given().get("/api/v1/databases/db1")
                .then()
                .statusCode(200)
                .body("up", is(true))
                .body("role", equalTo("PRIMARY"))
                .body("openMode", equalTo("READ WRITE"))
                .body("version", notNullValue())
                .body("instances[0].instId", is(1))
                .body("lastSampleAt", notNullValue())
                .body("lastSample.result", equalTo("taken"))
                .body("sessions.active", greaterThan(0))
                .body("labels.tier", equalTo("gold"))
                .body("route", equalTo("direct"))
                .body("ceiling", equalTo("enforce"))
                .body("every", equalTo("10s"));
    }

    @Test
    void a_database_that_does_not_answer_is_down_and_says_why() {
        given().get("/api/v1/databases/nowhere/sessions").then().statusCode(503);

        given().get("/api/v1/databases/nowhere")
                .then()
                .statusCode(200)
                .body("up", is(false))
                .body("role", nullValue())
                .body("lastSample.result", equalTo("failed"))
                .body("lastSample.kind", notNullValue())
                .body("lastSample.text", notNullValue());
    }

    @Test
    void no_answer_holds_a_url_or_an_account() {
        String body = given().get("/api/v1/databases").asString();
        assertThat(body).doesNotContain("jdbc:", "password", "127.0.0.1", "\"warden\"");
    }

    @Test
    void a_database_that_is_not_in_the_fleet_is_not_found() {
        given().get("/api/v1/databases/db9")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-database"));
    }

    @Test
    void an_operation_without_parameters_refuses_what_looks_like_one() {
        for (String path : new String[] {"databases/db1", "databases/db1/doctor", "pause", "kills/1"}) {
            given().get("/api/v1/" + path + "?user=APP")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("user: not known here"));
        }
    }
}
