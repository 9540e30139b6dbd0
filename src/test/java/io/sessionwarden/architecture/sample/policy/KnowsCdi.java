package io.sessionwarden.architecture.sample.policy;

import jakarta.enterprise.inject.Instance;

/** Depends on CDI. */
public record KnowsCdi(Instance<String> instance) {}
