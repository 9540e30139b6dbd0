package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the running application says about its interface is enough to write a client, and true. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    private JsonNode document;
    private DescribedSchema schemas;

    @BeforeEach
    void read() throws IOException {
        document = JSON.readTree(
                given().port(managementPort).get("/q/openapi?format=json").asByteArray());
        schemas = new DescribedSchema(document);
        assertThat(document.path("paths")).isNotEmpty();
    }

    private void each(BiConsumer<String, JsonNode> check) {
        document.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(Map.Entry::getValue)
                        .forEach(operation ->
                                check.accept(operation.path("operationId").asText("without an id"), operation)));
    }

    @Test
    void each_operation_has_a_name_a_summary_a_tag_and_says_that_it_needs_a_token() {
        Set<String> ids = new TreeSet<>();
        each((id, operation) -> {
            assertThat(ids.add(id)).as("%s is there once", id).isTrue();
            for (String part : List.of("operationId", "summary", "description")) {
                assertThat(operation.path(part).asText())
                        .as("%s of %s", part, id)
                        .isNotBlank();
            }
            assertThat(operation.path("tags")).as("tags of %s", id).isNotEmpty();
            JsonNode security = operation.has("security") ? operation.get("security") : document.path("security");
            assertThat(security).as("security of %s", id).isNotEmpty();
            security.forEach(needed -> needed.fieldNames()
                    .forEachRemaining(scheme -> assertThat(document.at("/components/securitySchemes/" + scheme))
                            .as("scheme %s", scheme)
                            .isNotEmpty()));
        });
    }

    @Test
    void each_parameter_is_described() {
        each((id, operation) -> operation
                .path("parameters")
                .forEach(parameter -> assertThat(parameter.path("description").asText())
                        .as("%s of %s", parameter.path("name"), id)
                        .isNotBlank()));
    }

    @Test
    void each_body_in_and_out_has_examples_that_fit_its_schema() {
        List<String> problems = new ArrayList<>();
        each((id, operation) -> {
            problems.addAll(examples(operation.at("/requestBody/content"), id + " body"));
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> problems.addAll(
                            examples(response.getValue().path("content"), id + " " + response.getKey())));
        });
        assertThat(problems).isEmpty();
    }

    private List<String> examples(JsonNode contents, String where) {
        List<String> problems = new ArrayList<>();
        for (JsonNode content : contents) {
            if (content.path("examples").isEmpty()) {
                problems.add(where + ": no example");
            }
            content.path("examples")
                    .properties()
                    .forEach(example -> problems.addAll(schemas.problems(
                            example.getValue().path("value"),
                            content.path("schema"),
                            where + " '" + example.getKey() + "'")));
        }
        return problems;
    }

    @Test
    void each_operation_describes_what_it_takes_and_answers() {
        each((id, operation) -> {
            if (operation.has("requestBody")) {
                assertThat(operation.at("/requestBody/content/application~1json/schema"))
                        .as("body of %s", id)
                        .isNotEmpty();
            }
            Set<String> good = statuses(operation).stream()
                    .filter(status -> status.startsWith("2"))
                    .collect(Collectors.toSet());
            assertThat(good).as("good answers of %s", id).isNotEmpty();
            good.stream()
                    .filter(status -> !status.equals("204"))
                    .forEach(status -> assertThat(
                                    operation.path("responses").path(status).at("/content/application~1json/schema"))
                            .as("%s of %s", status, id)
                            .isNotEmpty());
        });
    }

    private static Set<String> statuses(JsonNode operation) {
        Set<String> statuses = new TreeSet<>();
        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    @Test
    void each_bad_answer_names_its_problems_by_type_and_status() {
        Set<String> named = new TreeSet<>();
        each((id, operation) -> operation.path("responses").properties().forEach(response -> {
            String status = response.getKey();
            assertThat(response.getValue().path("description").asText())
                    .as("reason of %s %s", id, status)
                    .isNotBlank();
            if (Integer.parseInt(status) >= 400) {
                JsonNode examples =
                        response.getValue().path("content").path(PROBLEM).path("examples");
                assertThat(examples).as("problems of %s %s", id, status).isNotEmpty();
                examples.properties().forEach(example -> {
                    JsonNode problem = example.getValue().path("value");
                    assertThat(problem.path("status").asText()).isEqualTo(status);
                    assertThat(problem.path("type").asText()).endsWith(":" + example.getKey());
                    named.add(problem.path("type").asText());
                });
            }
        }));
        assertThat(named)
                .isEqualTo(Stream.of(ProblemType.values())
                        .map(ProblemType::uri)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void what_the_application_answers_is_as_it_is_described() throws Exception {
        try (Application app = Application.of("db1", "app", "described.exe")) {
            app.execute("create table described (id number)");
            app.execute("insert into described values (1)");
            String session = "/api/v1/databases/{database}/sessions/{session}";
            answers("get", "/api/v1/databases", "/api/v1/databases");
            answers("get", "/api/v1/databases/{database}", "/api/v1/databases/db1");
            answers("get", "/api/v1/databases/{database}/sessions", "/api/v1/databases/db1/sessions");
            answers("get", session, "/api/v1/databases/db1/sessions/" + app.key());
            answers("get", "/api/v1/databases/{database}/doctor", "/api/v1/databases/db1/doctor");
            answers("get", "/api/v1/databases/{database}/blockers", "/api/v1/databases/db1/blockers");
            answers("post", session + "/kill", "/api/v1/databases/db1/sessions/" + app.key() + "/kill?wait=30s");
            answers("get", "/api/v1/kills", "/api/v1/kills");
            answers("get", "/api/v1/pause", "/api/v1/pause");
            answers("get", "/api/v1/policies", "/api/v1/policies");
        }
    }

    /** The answer fits its schema, and the examples leave out nothing that it has at the top. */
    private void answers(String method, String path, String url) throws IOException {
        String answer = method.equals("get")
                ? given().get(url).then().statusCode(200).extract().asString()
                : given().contentType("application/json")
                        .body("{\"reason\": \"to see the record\", \"ticket\": \"T-1\"}")
                        .post(url)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        JsonNode content =
                document.path("paths").path(path).path(method).at("/responses/200/content/application~1json");
        JsonNode value = JSON.readTree(answer);
        assertThat(schemas.problems(value, content.path("schema"), url)).isEmpty();
        Set<String> shown = new TreeSet<>();
        content.path("examples")
                .forEach(example -> example.path("value").fieldNames().forEachRemaining(shown::add));
        value.fieldNames()
                .forEachRemaining(
                        field -> assertThat(shown).as("examples of %s", path).contains(field));
    }

    @Test
    void the_schema_check_finds_what_is_wrong() throws IOException {
        JsonNode schema = document.at("/components/schemas/KillBody");
        assertThat(wrong(schema, "{\"reason\": \"r\"}")).isEmpty();
        assertThat(wrong(schema, "{}")).hasSize(1);
        assertThat(wrong(schema, "{\"reason\": 1}")).hasSize(1);
        assertThat(wrong(schema, "{\"reason\": \"r\", \"action\": \"shoot\"}")).hasSize(1);
        assertThat(wrong(schema, "{\"reason\": \"r\", \"expect\": {\"user\": \"APP\"}}"))
                .hasSize(1);
        assertThat(wrong(schema, "{\"reason\": \"r\", \"override\": [1]}")).hasSize(1);
    }

    private List<String> wrong(JsonNode schema, String value) throws IOException {
        return schemas.problems(JSON.readTree(value), schema, "body");
    }
}
