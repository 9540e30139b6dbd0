package io.sessionwarden.architecture.sample.session;

import io.sessionwarden.architecture.sample.policy.KnowsCdi;

/** Depends on more than the JDK. */
public record KnowsPolicy(KnowsCdi policy) {}
