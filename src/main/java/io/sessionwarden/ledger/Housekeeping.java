package io.sessionwarden.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Forgets what is older than {@code warden.ledger.retention}, a little at a time. */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    /** Less is refused at the start. Earlier kills of the last day are still asked for, by address and by idempotency key. */
    public static final Duration SHORTEST = Duration.ofDays(1);

    private final Ledger ledger;
    private final Clock clock;
    private final Duration retention;
    private volatile boolean ending;

    public Housekeeping(
            Ledger ledger,
            Clock clock,
            @ConfigProperty(name = "warden.ledger.retention", defaultValue = "400d") Duration retention) {
        this.ledger = ledger;
        this.clock = clock;
        this.retention = retention;
    }

    void stop(@Observes ShutdownEvent stopping) {
        ending = true;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void tidy() {
        Instant oldest = clock.instant().minus(retention);
        int forgotten = 0;
        int batch;
        do {
            batch = ending ? 0 : ledger.forget(oldest);
            forgotten += batch;
        } while (batch > 0);
        if (forgotten > 0) {
            LOG.infof("The ledger has forgotten %d entries from before %s", forgotten, oldest);
        }
    }
}
