package io.sessionwarden.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.regex.Pattern;

/**
 * While nobody is known by name, only people and programs of this machine may call. A web page in a browser here is neither: it could send
 * kills with a name of its own that leads here, or across origins.
 */
final class LocalRequest {
    private static final Pattern LOCAL = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private LocalRequest() {}

    static void check(HttpServerRequest request) {
        HostAndPort host = request.authority();
        if (host == null || !LOCAL.matcher(host.host()).matches()) {
            throw new RequestRefused(
                    ProblemType.FORBIDDEN,
                    "nobody is known by name, so only this machine may call: by localhost or 127.0.0.1, and no other name");
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equalsIgnoreCase(request.scheme() + "://" + request.getHeader("Host"))) {
            throw new RequestRefused(
                    ProblemType.FORBIDDEN,
                    "nobody is known by name, so pages of other origins may not call; Origin says this comes from one");
        }
    }
}
