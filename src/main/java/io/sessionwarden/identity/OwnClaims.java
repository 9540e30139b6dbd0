package io.sessionwarden.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Which claims of a token name a developer's own sessions; each that is configured must be in the token and fit the session. */
record OwnClaims(
        Optional<String> databaseUsers,
        Optional<String> osUsers,
        Optional<String> machines,
        Optional<String> clientIds) {
    static final String PREFIX = "warden.auth.oidc.own.";

    static OwnClaims from(Config config) {
        return new OwnClaims(
                claim(config, "database-users"),
                claim(config, "os-users"),
                claim(config, "machines"),
                claim(config, "client-ids"));
    }

    private static Optional<String> claim(Config config, String key) {
        return config.getOptionalValue(PREFIX + key, String.class);
    }

    /** What is wrong when the groups say this. */
    List<String> problems(List<Group> groups) {
        boolean developers = groups.stream()
                .flatMap(group -> group.bindings().stream())
                .anyMatch(binding -> binding.roles().contains(Role.DEVELOPER));
        return developers && isEmpty()
                ? List.of(PREFIX
                        + "*: is missing; a group has the role developer: name the claim that says which sessions are"
                        + " the developer's own, such as " + PREFIX + "client-ids=preferred_username")
                : List.of();
    }

    private boolean isEmpty() {
        return databaseUsers.isEmpty() && osUsers.isEmpty() && machines.isEmpty() && clientIds.isEmpty();
    }

    /** The caller's own sessions; none when a claim is not in the token, for a condition less would be more sessions. */
    Optional<OwnSessions> read(Function<String, List<String>> claims) {
        Optional<List<String>> users = values(databaseUsers, claims);
        Optional<List<String>> os = values(osUsers, claims);
        Optional<List<String>> hosts = values(machines, claims);
        Optional<List<String>> clients = values(clientIds, claims);
        if (isEmpty() || users.isEmpty() || os.isEmpty() || hosts.isEmpty() || clients.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OwnSessions(users.get(), os.get(), hosts.get(), clients.get()));
    }

    /** Nothing to compare where no claim is configured; empty when it is and the token lacks it or has an empty text in it. */
    private static Optional<List<String>> values(Optional<String> claim, Function<String, List<String>> claims) {
        if (claim.isEmpty()) {
            return Optional.of(List.of());
        }
        return Optional.of(claims.apply(claim.get()))
                .filter(values -> !values.isEmpty() && values.stream().noneMatch(String::isBlank));
    }
}
