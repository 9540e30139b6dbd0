package io.sessionwarden.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/**
 * Puts the examples of openapi/examples.json into the API's description. There they are under the operation's id, then {@code body} or the
 * status, then a name. A text {@code $x} stands for the part x, so that what occurs in many answers is written once.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ExamplesDescribed implements OASFilter {
    private static final String FILE = "/openapi/examples.json";
    private static final String BODY = "body";

    private final Map<String, Map<String, Map<String, Object>>> examples = read();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(this::describe));
    }

    private void describe(Operation operation) {
        examples.getOrDefault(operation.getOperationId(), Map.of())
                .forEach((where, named) -> add(content(operation, where), named));
    }

    private static Content content(Operation operation, String where) {
        return BODY.equals(where)
                ? operation.getRequestBody().getContent()
                : operation.getResponses().getAPIResponse(where).getContent();
    }

    private void add(Content content, Map<String, Object> named) {
        content.getMediaTypes()
                .values()
                .forEach(type -> named.forEach((name, value) ->
                        type.addExample(name, OASFactory.createExample().value(whole(value)))));
    }

    private Object whole(Object value) {
        return switch (value) {
            case String text
            when text.startsWith("$") -> whole(examples.get("parts").get(text.substring(1)));
            case List<?> list -> list.stream().map(this::whole).toList();
            case Map<?, ?> fields -> {
                Map<Object, Object> whole = new LinkedHashMap<>();
                fields.forEach((name, field) -> whole.put(name, whole(field)));
                yield whole;
            }
            default -> value;
        };
    }

    private static Map<String, Map<String, Map<String, Object>>> read() {
        try (InputStream file = ExamplesDescribed.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
