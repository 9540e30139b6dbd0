package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Answers tell browsers to do nothing clever with them. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class SecurityHeadersTest {
    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    private static void has_them_all(RequestSpecification request, String path) {
        request.get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", containsString("no-store"))
                .header("Strict-Transport-Security", containsString("max-age="));
    }

    @Test
    void answers_of_the_api_carry_them() {
        has_them_all(given(), "/api/v1/databases");
    }

    @Test
    void problems_carry_them() {
        has_them_all(given(), "/api/v1/databases/unknown");
        has_them_all(given(), "/elsewhere");
    }

    @Test
    void the_management_port_carries_them() {
        has_them_all(given().port(managementPort), "/q/metrics");
        has_them_all(given().port(managementPort), "/q/health/live");
    }
}
