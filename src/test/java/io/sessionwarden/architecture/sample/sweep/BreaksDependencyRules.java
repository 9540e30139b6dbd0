package io.sessionwarden.architecture.sample.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import io.sessionwarden.architecture.sample.sim.KnowsDaemon;
import jakarta.ws.rs.core.Response;

/** Depends on all that a sweep must not know. */
public record BreaksDependencyRules(
        io.sessionwarden.architecture.sample.api.Anything api,
        io.sessionwarden.architecture.sample.metrics.Anything metrics,
        io.sessionwarden.architecture.sample.health.Anything health,
        io.sessionwarden.architecture.sample.oracle.Anything oracle,
        MeterRegistry registry,
        Response response,
        KnowsDaemon simulator) {}
