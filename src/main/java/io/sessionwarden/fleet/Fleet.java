package io.sessionwarden.fleet;

import io.sessionwarden.policy.Policy;
import io.sessionwarden.policy.PolicySet;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A validated fleet file. Immutable.
 *
 * @param databases by name, in the order of the file
 */
public record Fleet(Map<String, Database> databases, PolicySet policies, Protection protect, Limits limits) {
    private static final Duration OFTEN = Duration.ofSeconds(5);

    public Fleet {
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
    }

    /** What is allowed but perhaps not meant, one line each, for the log. */
    public List<String> warnings() {
        Stream<String> often = databases.values().stream()
                .filter(database -> database.sample().every().compareTo(OFTEN) < 0)
                .map(database ->
                        "databases." + database.name() + ".sample.every: below 5s sampling itself costs the database");
        Stream<String> idle = policies.policies().stream()
                .filter(policy -> !selectsAny(policy, databases.values()))
                .map(policy -> "policies." + policy.name() + ".databases: selects none of the databases");
        return Stream.concat(often, idle).toList();
    }

    private static boolean selectsAny(Policy policy, Collection<Database> databases) {
        return databases.stream().anyMatch(database -> policy.databases().selects(database.name(), database.labels()));
    }
}
