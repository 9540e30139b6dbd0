package io.sessionwarden.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the API's description what holds for every operation: a token is needed, and a role. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AccessDescribed implements OASFilter {
    private static final String SCHEME = "bearer";

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        describe(responses, "401", "There is no token, or nobody is known by it: unauthenticated");
        describe(responses, "403", "The caller has none of the roles that this needs: forbidden");
        return operation;
    }

    private static void describe(APIResponses responses, String status, String text) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(text));
        } else if (!responses.getAPIResponse(status).getDescription().contains(text)) {
            String own = responses.getAPIResponse(status).getDescription();
            responses.getAPIResponse(status).setDescription(text + ". " + own);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "A token of the tokens file or of the identity provider; not needed where neither is configured"));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
    }
}
