package io.sessionwarden.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An operation as the interface describes itself.
 *
 * @param queries names of its parameters in the query
 * @param bodies examples of its body, as JSON; none when it takes none
 */
record Described(
        String id, String method, String path, List<String> queries, List<String> bodies, Set<Integer> statuses) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    static List<Described> read(String document) throws IOException {
        List<Described> operations = new ArrayList<>();
        new ObjectMapper()
                .readTree(document)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> of(path.getKey(), method.getKey(), method.getValue()))
                        .forEach(operations::add));
        return operations;
    }

    private static Described of(String path, String method, JsonNode operation) {
        List<String> queries = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                queries.add(parameter.path("name").asText());
            }
        }
        List<String> bodies = new ArrayList<>();
        for (JsonNode content : operation.path("requestBody").path("content")) {
            content.path("examples").forEach(example -> bodies.add(text(example.path("value"))));
        }
        Set<Integer> statuses = new TreeSet<>();
        operation.path("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return new Described(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                queries,
                bodies,
                statuses);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
