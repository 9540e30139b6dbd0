package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is known by name: who may call then. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class LocalRequestTest {
    private static ValidatableResponse with(String header, String value) {
        return given().header(header, value).get("/api/v1/databases").then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:80", "[::1]:8080", "LocalHost"})
    void names_of_this_machine_are_good(String host) {
        with("Host", host).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "10.0.0.1"
            })
    void other_names_are_refused_since_a_page_could_have_made_them_lead_here(String host) {
        with("Host", host).statusCode(403).body("type", equalTo("urn:session-warden:problem:forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1"})
    void pages_of_other_origins_are_refused(String origin) {
        with("Origin", origin).statusCode(403).body("type", equalTo("urn:session-warden:problem:forbidden"));
    }

    @Test
    void a_page_of_this_origin_is_good() {
        given().header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080")
                .get("/api/v1/databases")
                .then()
                .statusCode(200);
    }
}
