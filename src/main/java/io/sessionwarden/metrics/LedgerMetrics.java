package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.sessionwarden.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the ledger takes writes, and how many kills in it have no outcome yet. Asked now and then, not at each scrape. */
@ApplicationScoped
public class LedgerMetrics {
    private final MeterRegistry registry;
    private final Ledger ledger;
    private final String version;
    private volatile boolean writable;
    private boolean ending;
    private volatile double unsettled = Double.NaN;

    public LedgerMetrics(
            MeterRegistry registry,
            Ledger ledger,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.registry = registry;
        this.ledger = ledger;
        this.version = version;
    }

    void start(@Observes StartupEvent started) {
        ask();
        Gauge.builder(Names.LEDGER_WRITABLE, () -> writable ? 1 : 0)
                .description("1 when the ledger takes writes; nothing is killed while it does not")
                .register(registry);
        Gauge.builder(Names.KILLS_UNSETTLED, () -> unsettled)
                .description("Kills in the ledger without an outcome")
                .register(registry);
        Gauge.builder(Names.BUILD_INFO, () -> 1)
                .description("The version that runs")
                .tag(Names.VERSION, version)
                .register(registry);
    }

    /** Waits for a question under way: the ledger closes next. */
    synchronized void stop(@Observes ShutdownEvent stopping) {
        ending = true;
    }

    @Scheduled(every = "5s")
    synchronized void ask() {
        if (ending) { // the ledger closes while the scheduler still runs
            return;
        }
        writable = ledger.isWritable();
        if (writable) {
            unsettled = ledger.unsettled();
        }
    }
}
