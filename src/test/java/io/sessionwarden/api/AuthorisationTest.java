package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Who may do what: every operation of the API's description, by every role in every scope, against {@code authorisation.csv}. A new operation is
 * one line there: its reach (its database, some database, every database) and yes or no for each role.
 */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
@TestProfile(KnownCallers.Profile.class)
class AuthorisationTest {
    private static final Path TABLE = Path.of("src/test/resources/authorisation.csv");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final Set<String> REACH_DB1 = Set.of("name", "glob", "label", "all");

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    /** An operation as the description has it. */
    private record Operation(String method, String path, boolean hasBody) {
        Response ask(RequestSpecification request) {
            String concrete = path.replace("{database}", "db1")
                    .replace("{session}", "1:4000000:1")
                    .replaceAll("\\{\\w+}", "none");
            if (hasBody) {
                // Wrong for every operation that wants something: a caller who may ask is told so.
                request.contentType("application/json").body("{\"reason\": 1}");
            }
            return request.redirects().follow(false).request(method.toUpperCase(), concrete);
        }
    }

    private Map<String, Operation> operations() {
        String document = given().port(managementPort)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Map<String, Map<String, Map<String, Object>>> paths =
                JsonPath.from(document).getMap("paths");
        Map<String, Operation> operations = new HashMap<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.put(
                        (String) operation.get("operationId"),
                        new Operation(method, path, operation.containsKey("requestBody")));
            }
        }));
        return operations;
    }

    @Test
    void every_operation_is_in_the_table_and_the_table_has_no_other() throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(new HashSet<>(rows)).isEqualTo(operations().keySet());
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/authorisation.csv", numLinesToSkip = 1)
    void only_those_of_the_table_may(ArgumentsAccessor row) {
        Operation operation = operations().get(row.getString(0));
        SoftAssertions checks = new SoftAssertions();
        for (String scope : KnownCallers.SCOPES.keySet()) {
            for (int role = 0; role < KnownCallers.ROLES.size(); role++) {
                String token = KnownCallers.ROLES.get(role) + "-" + scope;
                boolean expected = inReach(row.getString(1), scope) && isYes(row.getString(2 + role));
                Response answer = operation.ask(KnownCallers.by(token));
                checks.assertThat(verdict(answer))
                        .as("%s by %s: %s", row.getString(0), token, answer.asString())
                        .isEqualTo(expected ? "allowed" : "forbidden");
            }
        }
        checks.assertThat(verdict(operation.ask(given()))).as("nobody").isEqualTo("unauthenticated");
        checks.assertThat(verdict(operation.ask(KnownCallers.by("unknown"))))
                .as("unknown token")
                .isEqualTo("unauthenticated");
        checks.assertAll();
    }

    private static boolean inReach(String reach, String scope) {
        return switch (reach) {
            case "its" -> REACH_DB1.contains(scope);
            case "some" -> true;
            case "every" -> scope.equals("all");
            default -> throw new IllegalArgumentException(reach);
        };
    }

    private static boolean isYes(String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(cell);
        };
    }

    private static String verdict(Response answer) {
        return switch (answer.statusCode()) {
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 500 -> "failed";
            default -> "allowed";
        };
    }

    @Test
    void every_operation_says_that_it_needs_a_token_and_may_be_refused() {
        String document =
                given().port(managementPort).get("/q/openapi?format=json").asString();
        assertThat(JsonPath.from(document).getString("components.securitySchemes.bearer.scheme"))
                .isEqualTo("bearer");
        Map<String, Map<String, Map<String, Object>>> paths =
                JsonPath.from(document).getMap("paths");
        Set<Map<?, ?>> responses = paths.values().stream()
                .flatMap(methods -> methods.entrySet().stream())
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> (Map<?, ?>) method.getValue().get("responses"))
                .collect(Collectors.toSet());
        assertThat(responses).isNotEmpty().allSatisfy(r -> {
            assertThat(r.containsKey("401")).isTrue();
            assertThat(r.containsKey("403")).isTrue();
        });
    }
}
