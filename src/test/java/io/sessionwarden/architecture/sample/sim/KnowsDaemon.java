package io.sessionwarden.architecture.sample.sim;

import io.sessionwarden.architecture.sample.session.KnowsPolicy;

/** A simulator that knows what connects to it. */
public record KnowsDaemon(KnowsPolicy session) {}
