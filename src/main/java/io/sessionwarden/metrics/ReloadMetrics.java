package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.reload.Reloaded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;

/** Whether the fleet file as it is now is in force, and since when. */
@ApplicationScoped
public class ReloadMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private volatile boolean success = true;
    private volatile Instant lastSuccess;

    public ReloadMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        lastSuccess = clock.instant();
        Gauge.builder(Names.FLEET_RELOAD_SUCCESS, () -> success ? 1 : 0)
                .description("1 when the fleet file was valid when it was last read")
                .register(registry);
        Gauge.builder(Names.FLEET_RELOAD_TIMESTAMP, () -> lastSuccess.toEpochMilli() / 1000.0)
                .description("When a valid fleet file was last read, in seconds since 1970")
                .register(registry);
    }

    void reloaded(@Observes Reloaded reload) {
        success = reload.success();
        if (success) {
            lastSuccess = reload.at();
        }
    }
}
