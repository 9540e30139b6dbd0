package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class ProblemTest {
    private static final String KILL = "/api/v1/databases/db1/sessions/one/kill";

    private static void isProblem(ValidatableResponse response, int status, String slug, String path) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:session-warden:problem:" + slug))
                .body("title", notNullValue())
                .body("status", is(status))
                .body("detail", notNullValue())
                .body("instance", equalTo(path));
    }

    @Test
    void an_unknown_path_is_a_problem() {
        isProblem(given().get("/api/v1/nothing").then(), 404, "not-found", "/api/v1/nothing");
        isProblem(given().get("/elsewhere").then(), 404, "not-found", "/elsewhere");
    }

    @Test
    void a_wrong_method_is_a_problem() {
        isProblem(given().delete("/api/v1/kills").then(), 405, "not-allowed", "/api/v1/kills");
    }

    @Test
    void a_body_that_is_not_json_is_a_problem() {
        ValidatableResponse response = given().contentType(ContentType.TEXT)
                .body("{\"reason\": \"r\"}")
                .post(KILL)
                .then();
        isProblem(response, 415, "unsupported-media-type", KILL);
    }

    @Test
    void whoever_wants_no_json_gets_a_problem() {
        isProblem(given().accept("text/html").get("/api/v1/kills").then(), 406, "not-acceptable", "/api/v1/kills");
    }
}
