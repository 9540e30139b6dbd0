package io.sessionwarden.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** What is wrong with the settings about who calls: a mistyped one would leave the API to whoever can reach it. */
final class SettingsProblems {
    private static final String PREFIX = "warden.auth.";
    private static final Set<String> KNOWN = Set.of(
            IdentitySettings.TOKENS_FILE,
            OidcSettings.GROUPS_FILE,
            OwnClaims.PREFIX + "database-users",
            OwnClaims.PREFIX + "os-users",
            OwnClaims.PREFIX + "machines",
            OwnClaims.PREFIX + "client-ids");

    private SettingsProblems() {}

    static List<String> of(Config config) {
        List<String> written = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(PREFIX))
                .sorted()
                .toList();
        List<String> problems = new ArrayList<>();
        written.stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> problems.add(name + ": is not a known setting; known: "
                        + String.join(", ", KNOWN.stream().sorted().toList())));
        KNOWN.stream()
                .sorted()
                .filter(name -> isEmpty(config, name))
                .forEach(name -> problems.add(name + ": is empty; write a value or remove it"));
        problems.addAll(
                OidcSettings.isOn(config)
                        ? OidcSettings.problems(config)
                        : unused(config).toList());
        return problems;
    }

    private static boolean isEmpty(Config config, String name) {
        String raw = config.getConfigValue(name).getRawValue();
        return raw != null && raw.isBlank();
    }

    private static Stream<String> unused(Config config) {
        return KNOWN.stream()
                .sorted()
                .filter(name -> name.startsWith(PREFIX + "oidc."))
                .filter(name -> config.getConfigValue(name).getRawValue() != null)
                .map(name -> name + ": has no effect; write " + OidcSettings.ON + "=true, or remove it");
    }
}
