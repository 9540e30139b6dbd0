package io.sessionwarden.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A body that is said to be too large is refused with a problem, before any of it is read; the server itself would say nothing but the status. */
@ApplicationScoped
public class BodySize {
    /** Before the server's own limit. */
    private static final int FIRST = 10_000;

    private final long limit;
    private final ObjectMapper json;

    public BodySize(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        if (isWithin(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            request.next();
            return;
        }
        RequestRefused refused = new RequestRefused(
                ProblemType.TOO_LARGE, "a body may have " + limit + " bytes at most; none of it was read");
        request.response()
                .setStatusCode(refused.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(text(Problem.of(refused, request.request().path())));
    }

    /** A length that is no number is for the server to refuse. */
    private boolean isWithin(String length) {
        return length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= limit;
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
