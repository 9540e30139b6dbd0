package io.sessionwarden.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What must be configured so that tokens of an identity provider are verified as a whole: by default some of it would not be. */
final class OidcSettings {
    static final String ON = "quarkus.oidc.tenant-enabled";
    static final String GROUPS_FILE = "warden.auth.oidc.groups-file";

    private static final String SERVER = "quarkus.oidc.auth-server-url";
    private static final String PUBLIC_KEY = "quarkus.oidc.public-key";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";
    private static final String ISSUER = "quarkus.oidc.token.issuer";
    private static final String TYPE = "quarkus.oidc.application-type";

    private OidcSettings() {}

    static boolean isOn(Config config) {
        return config.getOptionalValue(ON, Boolean.class).orElse(false);
    }

    static List<String> problems(Config config) {
        List<String> problems = new ArrayList<>();
        require(config, GROUPS_FILE, "a file that says what members of which group may do", problems);
        boolean ownKey = text(config, PUBLIC_KEY).isPresent();
        if (!ownKey) {
            require(config, SERVER, "the identity provider's URL", problems);
        }
        require(
                config,
                AUDIENCE,
                "what the provider's tokens for Session Warden have as aud: without it those for any other application pass",
                problems);
        boolean discovered = !ownKey
                && config.getOptionalValue("quarkus.oidc.discovery-enabled", Boolean.class)
                        .orElse(true);
        if (!discovered) {
            require(config, ISSUER, "what the tokens have as iss: nothing else says it here", problems);
        }
        text(config, TYPE)
                .filter(type -> !type.equalsIgnoreCase("service"))
                .ifPresent(type -> problems.add(TYPE + ": \"" + type + "\" is not spoken here; write service"));
        return problems;
    }

    private static void require(Config config, String name, String whatToWrite, List<String> problems) {
        if (text(config, name).isEmpty()) {
            problems.add(name + ": is missing; write " + whatToWrite);
        }
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class);
    }
}
