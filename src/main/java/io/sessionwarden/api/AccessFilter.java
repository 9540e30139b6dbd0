package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.target.TargetRegistry;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
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

    AccessFilter(Callers callers, TargetRegistry targets) {
        this.callers = callers;
        this.targets = targets;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void check(ResourceInfo operation, UriInfo uri) {
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
            throw new RequestRefused(ProblemType.FORBIDDEN, refusal(caller, needs, database));
        }
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
