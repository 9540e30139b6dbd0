package io.sessionwarden.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the parameters that mean the same wherever they occur, so that no annotation repeats it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ParametersDescribed implements OASFilter {
    private static final Map<String, String> TEXTS = Map.of(
            "database", "its name, as in the fleet file",
            "session", "inst:sid:serial, or sid,serial,@inst as copied from a screen",
            "id", "as it was answered",
            "name", "of the policy, as in the fleet file",
            "limit", "of items on the page, from 1 to 1000",
            "state", "the situation that the sessions are in",
            "outcome", "what came of the kill");

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(TEXTS.get(parameter.getName()));
        }
        return parameter;
    }
}
