package io.sessionwarden.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Describes what every operation may answer, so that no annotation repeats it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonResponses implements OASFilter {
    private static final Map<String, String> COMMON = Map.of(
            "401", "Nobody is known by the token: unauthenticated",
            "403", "The caller has none of the roles that this needs: forbidden",
            "406", "Accept excludes JSON: not-acceptable",
            "413", "The body is too large: too-large",
            "422", "The request cannot be read: invalid-request",
            "429", "More requests per second than are allowed: too-many-requests",
            "500", "Unexpected: internal-error");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(CommonResponses::describe));
    }

    private static void describe(Operation operation) {
        COMMON.forEach((status, text) -> {
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(text));
            }
        });
    }
}
