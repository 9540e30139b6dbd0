package io.sessionwarden.identity;

import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.session.SessionSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is known by name.
 *
 * @param name goes into the ledger
 * @param own which sessions are the caller's own; without it the role developer allows nothing
 */
public record Caller(String name, List<Binding> bindings, Optional<OwnSessions> own) {
    private static final Set<Role> SEES_ALL = Set.of(Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN);
    private static final Set<Role> KILLS_ALL = Set.of(Role.OPERATOR, Role.ADMIN);

    /** Whoever calls while nobody is known by name: only this machine can, and all is allowed. */
    public static final Caller LOOPBACK =
            new Caller("loopback", List.of(new Binding(Set.of(Role.ADMIN), DatabaseSelector.ALL)), Optional.empty());

    public Caller {
        bindings = List.copyOf(bindings);
    }

    /** True when one of the roles is given for that database. */
    public boolean has(Set<Role> roles, String database, Map<String, String> labels) {
        return bindings.stream()
                .filter(binding -> binding.databases().selects(database, labels))
                .anyMatch(binding -> binding.roles().stream().anyMatch(roles::contains));
    }

    /** True when one of the roles is given for every database there is or will be. */
    public boolean hasEverywhere(Set<Role> roles) {
        return bindings.stream()
                .filter(binding -> binding.databases().isAll())
                .anyMatch(binding -> binding.roles().stream().anyMatch(roles::contains));
    }

    /** True when one of the roles is given for some database. */
    public boolean hasSomewhere(Set<Role> roles) {
        return bindings.stream().anyMatch(binding -> binding.roles().stream().anyMatch(roles::contains));
    }

    public boolean sees(SessionSnapshot session, String database, Map<String, String> labels) {
        return has(SEES_ALL, database, labels) || isOwn(session, database, labels);
    }

    public boolean mayKill(SessionSnapshot session, String database, Map<String, String> labels) {
        return has(KILLS_ALL, database, labels) || isOwn(session, database, labels);
    }

    private boolean isOwn(SessionSnapshot session, String database, Map<String, String> labels) {
        return has(Set.of(Role.DEVELOPER), database, labels)
                && own.stream().anyMatch(sessions -> sessions.cover(session.client()));
    }
}
