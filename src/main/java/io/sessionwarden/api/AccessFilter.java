package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.CallerNotes;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.target.TargetRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses whoever has none of the roles that an operation {@link Needs}, before parameters and body are read. Whether a database exists is told
 * to nobody who may not ask about it.
 */
final class AccessFilter {
    private final Callers callers;
    private final TargetRegistry targets;
    private final CallerNotes notes;

    AccessFilter(Callers callers, TargetRegistry targets, CallerNotes notes) {
        this.callers = callers;
        this.targets = targets;
        this.notes = notes;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void check(ResourceInfo operation, UriInfo uri, HttpServerRequest request) {
        Needs needs = operation.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null) {
            throw new RequestRefused(ProblemType.FORBIDDEN, "nobody may do this: it does not say who may");
        }
        Caller caller = callers.caller();
        Set<Role> roles = Set.of(needs.value());
        String database = uri.getPathParameters().getFirst("database");
        boolean allowed = switch (needs.on()) {
            case ITS_DATABASE -> database != null && caller.has(roles, database, labels(database));
            case SOME_DATABASE -> caller.hasSomewhere(roles);
            case EVERY_DATABASE -> caller.hasEverywhere(roles);
        };
        if (!allowed) {
            if (needs.toKill()) {
                note(caller, uri, request);
            }
            throw new RequestRefused(ProblemType.FORBIDDEN, refusal(caller, needs, database));
        }
    }

    private void note(Caller caller, UriInfo uri, HttpServerRequest request) {
        MultivaluedMap<String, String> path = uri.getPathParameters();
        notes.forbidden(
                caller,
                "to kill",
                Optional.ofNullable(path.getFirst("database"))
                        .filter(name -> targets.find(name).isPresent()),
                Optional.ofNullable(path.getFirst("session")).flatMap(SessionKey::parse),
                Optional.ofNullable(request.remoteAddress()).map(SocketAddress::hostAddress));
    }

    private Map<String, String> labels(String database) {
        return targets.find(database).map(target -> target.database().labels()).orElse(Map.of());
    }

    private static String refusal(Caller caller, Needs needs, String database) {
        String roles = Arrays.stream(needs.value()).map(Role::text).collect(Collectors.joining(", "));
        String where = switch (needs.on()) {
            case ITS_DATABASE -> "database " + database;
            case SOME_DATABASE -> "any database";
            case EVERY_DATABASE -> "all databases";
        };
        return caller.name() + " has none of the roles that this needs for " + where + ": " + roles;
    }
}
