package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The reference pages have what the interface has, no more and no less. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class RestDocTest {
    private static final Path REST = Path.of("docs/reference/rest.md");
    private static final Path ERRORS = Path.of("docs/reference/errors.md");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    private Map<String, Map<String, Map<String, Object>>> paths() {
        String document = given().port(managementPort)
                .accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return JsonPath.from(document).getMap("paths");
    }

    @Test
    void every_operation_is_on_the_page_with_a_curl() throws IOException {
        String page = Files.readString(REST);
        assertThat(paths()).isNotEmpty();
        paths().forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                String section = section(page, (String) operation.get("operationId"));
                assertThat(section).contains("`" + method.toUpperCase(Locale.ROOT) + " " + path + "`");
                assertThat(section).containsPattern("(?m)^    curl .*");
                assertThat(section).containsPattern("http://localhost:8080" + path.replaceAll("\\{\\w+}", "[^/ ]+"));
            }
        }));
    }

    private static String section(String page, String operation) {
        assertThat(page).contains("\n## " + operation + "\n");
        return page.split("\n## " + operation + "\n", 2)[1].split("\n## ", 2)[0];
    }

    @Test
    void every_operation_says_what_it_does_and_when_it_fails() {
        paths().values().stream()
                .flatMap(operations -> operations.values().stream())
                .forEach(operation -> {
                    assertThat(operation).containsKeys("summary", "description", "responses");
                    assertThat((Map<?, ?>) operation.get("responses"))
                            .as("%s", operation.get("operationId"))
                            .hasSizeGreaterThan(1);
                });
    }

    @Test
    void every_problem_is_on_the_page_with_its_status_and_what_to_do() throws IOException {
        String page = Files.readString(ERRORS);
        for (ProblemType type : ProblemType.values()) {
            assertThat(page)
                    .containsPattern(
                            "(?m)^\\| `%s` \\| %d \\| [^|]+ \\| [^|]{10,} \\|$".formatted(type.slug(), type.status()));
        }
        Set<String> documented = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertThat(documented)
                .isEqualTo(
                        Stream.of(ProblemType.values()).map(ProblemType::slug).collect(Collectors.toSet()));
    }
}
