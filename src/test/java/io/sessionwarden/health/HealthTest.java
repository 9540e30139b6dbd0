package io.sessionwarden.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionwarden.api.SimulatedFleet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class HealthTest {
    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @Test
    void it_is_ready_while_the_ledger_takes_entries_although_a_database_is_down() {
        given().get("/api/v1/databases/nowhere/sessions").then().statusCode(503);
        given().get("/api/v1/databases/db1/sessions").then().statusCode(200);

        given().port(managementPort)
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'ledger' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'ledger' }.data.databases", is(4))
                .body("checks.find { it.name == 'ledger' }.data.databasesUp", greaterThanOrEqualTo(1));
    }

    @Test
    void it_is_alive_and_started() {
        given().port(managementPort)
                .get("/q/health/live")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
        given().port(managementPort)
                .get("/q/health/started")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'fleet' }.data.databases", is(4));
    }

    @Test
    void health_and_metrics_are_on_the_management_port_only() {
        given().get("/q/health").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
        given().port(managementPort)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("session_warden_kills_total"));
    }
}
