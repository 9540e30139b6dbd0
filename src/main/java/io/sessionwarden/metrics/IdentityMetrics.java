package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.identity.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BooleanSupplier;

/** Whether the files that say who calls count as they are now; without such a file there is no series. */
@ApplicationScoped
public class IdentityMetrics {
    private final MeterRegistry registry;
    private final Tokens tokens;

    public IdentityMetrics(MeterRegistry registry, Tokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    void start(@Observes StartupEvent started) {
        tokens.tokensInForce()
                .ifPresent(inForce -> Gauge.builder(Names.TOKENS_RELOAD_SUCCESS, () -> number(inForce))
                        .description("1 when the tokens file was valid when it was last read")
                        .register(registry));
        tokens.groupsInForce()
                .ifPresent(inForce -> Gauge.builder(Names.GROUPS_RELOAD_SUCCESS, () -> number(inForce))
                        .description("1 when the groups file was valid when it was last read")
                        .register(registry));
    }

    private static int number(BooleanSupplier inForce) {
        return inForce.getAsBoolean() ? 1 : 0;
    }
}
