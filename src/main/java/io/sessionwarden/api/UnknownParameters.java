package io.sessionwarden.api;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Operations that describe no parameters of a query take none: what looks like a filter and is none would show too much. */
final class UnknownParameters {
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    void check(ResourceInfo operation, UriInfo uri) {
        boolean readsSome = Stream.of(operation.getResourceMethod().getAnnotationsByType(Parameter.class))
                .anyMatch(parameter -> parameter.in() == ParameterIn.QUERY);
        if (!readsSome) {
            new QueryReader(uri).check();
        }
    }
}
