package io.sessionwarden.identity;

import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.session.Client;
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

    /** Somebody who is not known, and may do nothing. */
    public static final Caller NOBODY = new Caller("nobody", List.of(), Optional.empty());

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
        return seesAll(database, labels) || isOwn(session.client(), database, labels);
    }

    /** True when everything of that database may be seen, and not just what is the caller's own. */
    public boolean seesAll(String database, Map<String, String> labels) {
        return has(SEES_ALL, database, labels);
    }

    /** True when everything of every database there is or was may be seen. */
    public boolean seesAllEverywhere() {
        return hasEverywhere(SEES_ALL);
    }

    public boolean mayKill(SessionSnapshot session, String database, Map<String, String> labels) {
        return has(KILLS_ALL, database, labels) || isOwn(session.client(), database, labels);
    }

    /** True when the caller is a developer there and a session of that client is the caller's own. */
    public boolean isOwn(Client client, String database, Map<String, String> labels) {
        return has(Set.of(Role.DEVELOPER), database, labels)
                && own.stream().anyMatch(sessions -> sessions.cover(client));
    }
}
