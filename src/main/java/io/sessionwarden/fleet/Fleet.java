package io.sessionwarden.fleet;

import io.sessionwarden.policy.PolicySet;
import java.util.Map;

/** A validated fleet file. Immutable. */
public record Fleet(Map<String, Database> databases, PolicySet policies, Protection protect) {
    public Fleet {
        databases = Map.copyOf(databases);
    }
}
