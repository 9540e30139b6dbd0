package io.sessionwarden.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes the problems that operations answer with: those that any may have are added, and each that an answer's text names by its type gets an
 * example.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemsDescribed implements OASFilter {
    private static final String SCHEMA = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema(SCHEMA, schema());
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> describe(path, operation)));
    }

    private static void describe(String path, Operation operation) {
        operation.getResponses().removeAPIResponse("400"); // what cannot be read is 422 here
        common(operation).forEach((type, text) -> {
            String status = String.valueOf(type.status());
            APIResponse response = operation.getResponses().getAPIResponse(status);
            if (response == null) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(text + ": " + type.slug()));
            } else if (!isNamed(type, response)) {
                response.setDescription(response.getDescription() + "; " + text + ": " + type.slug());
            }
        });
        operation.getResponses().getAPIResponses().forEach((status, response) -> addExamples(path, status, response));
    }

    /** What any operation may answer. */
    private static Map<ProblemType, String> common(Operation operation) {
        Map<ProblemType, String> common = new LinkedHashMap<>();
        common.put(ProblemType.UNAUTHENTICATED, "There is no token, or nobody is known by it");
        common.put(ProblemType.FORBIDDEN, "The caller has none of the roles that this needs");
        common.put(ProblemType.NOT_FOUND, "A part of the path is missing");
        common.put(ProblemType.NOT_ALLOWED, "The path does not take this method");
        common.put(ProblemType.NOT_ACCEPTABLE, "Accept excludes JSON");
        common.put(ProblemType.TOO_LARGE, "The body is too large");
        if (operation.getRequestBody() != null) {
            common.put(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is not declared to be JSON");
        }
        common.put(ProblemType.INVALID_REQUEST, "The request cannot be read, or has parameters that are unknown");
        common.put(ProblemType.TOO_MANY_REQUESTS, "More requests per second than are allowed");
        common.put(ProblemType.INTERNAL_ERROR, "Unexpected");
        return common;
    }

    private static boolean isNamed(ProblemType type, APIResponse response) {
        return Pattern.compile("(?<![\\w-])" + type.slug() + "(?![\\w-])")
                .matcher(response.getDescription())
                .find();
    }

    private static void addExamples(String path, String status, APIResponse response) {
        List<ProblemType> named = Stream.of(ProblemType.values())
                .filter(type -> status.equals(String.valueOf(type.status())) && isNamed(type, response))
                .toList();
        if (named.isEmpty()) {
            return;
        }
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        named.forEach(type ->
                problem.addExample(type.slug(), OASFactory.createExample().value(example(type, path))));
        response.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
    }

    private static Map<String, Object> example(ProblemType type, String path) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", "what is so in this case, and what to do");
        example.put("instance", path);
        return example;
    }

    private static Schema schema() {
        Schema schema = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An error (RFC 9457). Decide by type")
                .required(List.of("type", "title", "status", "detail", "instance"));
        Map<String, String> texts = Map.of(
                "type", "stable; urn:session-warden:problem: and the problem's name",
                "title", "what kind of problem, for people",
                "detail", "what is so in this case, for people",
                "instance", "path of the request",
                "reason", "the veto's reason, where a veto is the problem",
                "killId", "the kill's record, where there is one");
        texts.forEach((name, text) -> schema.addProperty(
                name,
                OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(text)));
        return schema.addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
    }
}
