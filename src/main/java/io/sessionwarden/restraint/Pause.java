package io.sessionwarden.restraint;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody has stopped kills.
 *
 * @param database where; absent when everywhere
 * @param by who
 */
public record Pause(Scope scope, Optional<String> database, String reason, String by, Instant since) {
    /** Whose kills. */
    public enum Scope {
        /** Those of policies. */
        POLICIES,
        /** Those that people ask for too. */
        ALL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Scope> of(String text) {
            return Arrays.stream(values())
                    .filter(scope -> scope.text().equals(text))
                    .findFirst();
        }
    }

    /** True when it stops kills on that database. */
    public boolean covers(String name) {
        return database.stream().allMatch(name::equals);
    }
}
