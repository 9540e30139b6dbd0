package io.sessionwarden.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the API's description what holds for every operation: a token is needed. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AccessDescribed implements OASFilter {
    private static final String SCHEME = "bearer";

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
