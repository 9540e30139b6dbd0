package io.sessionwarden.api;

import io.sessionwarden.identity.Authentication;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.LoginRefused;
import io.sessionwarden.identity.RefusedCallers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Before anything else of a request is looked at: who calls. */
final class CallerFilter {
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");

    private final Authentication authentication;
    private final RefusedCallers refusedLogins;
    private final Callers callers;

    CallerFilter(Authentication authentication, RefusedCallers refusedLogins, Callers callers) {
        this.authentication = authentication;
        this.refusedLogins = refusedLogins;
        this.callers = callers;
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Void> identify(HttpServerRequest request) {
        if (!authentication.isConfigured()) {
            LocalRequest.check(request);
        }
        return authentication
                .caller(token(request))
                .onItem()
                .invoke(callers::is)
                .replaceWithVoid()
                .onFailure(LoginRefused.class)
                .transform(failure -> refused(failure, request));
    }

    /** Of two headers it would be anybody's guess which one another reader takes. */
    private static Optional<String> token(HttpServerRequest request) {
        List<String> headers = request.headers().getAll("Authorization");
        return headers.stream()
                .filter(header -> headers.size() == 1)
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(bearer -> bearer.group(1))
                .findFirst();
    }

    private RequestRefused refused(LoginRefused refused, HttpServerRequest request) {
        refusedLogins.tell(refused, request.remoteAddress().hostAddress());
        return new RequestRefused(ProblemType.UNAUTHENTICATED, refused.getMessage());
    }
}
