package io.sessionwarden.identity;

import io.sessionwarden.fleet.Keys;
import java.util.List;

/** The keys of each section of the tokens file and of the groups file. */
enum IdentityKeys implements Keys {
    TOKEN(List.of("name", "sha256", "roles", "databases", "grants", "own")),
    GROUP(List.of("group", "roles", "databases", "grants")),
    GRANT(List.of("roles", "databases")),
    OWN(List.of("database-users", "os-users", "machines", "client-ids"));

    private final List<String> known;

    IdentityKeys(List<String> known) {
        this.known = known;
    }

    @Override
    public List<String> known() {
        return known;
    }
}
