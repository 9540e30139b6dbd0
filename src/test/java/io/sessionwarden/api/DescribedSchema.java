package io.sessionwarden.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Compares JSON with a schema of the interface's description; fields that the schema does not name are wrong. */
record DescribedSchema(JsonNode document) {

    /** What is wrong, each with its place; nothing when the value fits. */
    List<String> problems(JsonNode value, JsonNode schema, String at) {
        if (schema.has("$ref")) {
            return problems(value, document.at(schema.get("$ref").asText().substring(1)), at);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return choice(value, schema.get(choice), at);
            }
        }
        List<String> problems = new ArrayList<>();
        if (!isOfType(value, schema.path("type"))) {
            problems.add(at + ": not of type " + schema.path("type") + ": " + value);
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            problems.add(at + ": none of " + schema.get("enum") + ": " + value);
        }
        fields(value, schema, at, problems);
        int i = 0;
        for (JsonNode item : value.isArray() ? value : List.<JsonNode>of()) {
            problems.addAll(problems(item, schema.path("items"), at + "[" + i++ + "]"));
        }
        return problems;
    }

    /** The problems of the choice that fits best. */
    private List<String> choice(JsonNode value, JsonNode choices, String at) {
        return StreamSupport.stream(choices.spliterator(), false)
                .map(choice -> problems(value, choice, at))
                .min((a, b) -> a.size() - b.size())
                .orElseThrow();
    }

    private void fields(JsonNode value, JsonNode schema, String at, List<String> problems) {
        if (!value.isObject()) {
            return;
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                problems.add(at + ": without " + name.asText());
            }
        }
        value.properties().forEach(field -> {
            String where = at + "." + field.getKey();
            JsonNode own = schema.path("properties").path(field.getKey());
            JsonNode any = schema.path("additionalProperties");
            if (own.isMissingNode() && !any.isObject()) {
                problems.add(where + ": not in the schema");
            } else {
                problems.addAll(problems(field.getValue(), own.isMissingNode() ? any : own, where));
            }
        });
    }

    private static boolean contains(JsonNode allowed, JsonNode value) {
        return StreamSupport.stream(allowed.spliterator(), false).anyMatch(value::equals);
    }

    private static boolean isOfType(JsonNode value, JsonNode types) {
        return types.isArray()
                ? StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOfType(value, type))
                : switch (types.asText()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "null" -> value.isNull();
                    default -> false;
                };
    }
}
