package io.sessionwarden.identity;

import io.sessionwarden.policy.DatabaseSelector;
import java.util.Set;

/** Roles, and the databases they are given for. */
public record Binding(Set<Role> roles, DatabaseSelector databases) {
    public Binding {
        roles = Set.copyOf(roles);
    }
}
