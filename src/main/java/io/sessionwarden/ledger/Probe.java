package io.sessionwarden.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Asks whether the ledger takes a write, by writing. Thread-safe. */
final class Probe {
    private static final Logger LOG = Logger.getLogger(Ledger.class);
    private static final Duration LONG = Duration.ofSeconds(1);
    /** A ledger that kept a question waiting is not asked again for so long: a sweep must not wait for each victim in turn. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final Clock clock;
    /** By {@link System#nanoTime}; 0 while it answers. */
    private volatile long silentSince;

    Probe(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    boolean isWritable() {
        long asked = System.nanoTime();
        long silence = silentSince;
        if (silence != 0 && asked - silence < SILENCE.toNanos()) {
            return false;
        }
        boolean writable = write();
        long now = System.nanoTime();
        silentSince = !writable && now - asked > LONG.toNanos() ? now : 0;
        return writable;
    }

    private boolean write() {
        try {
            return jdbi.withHandle(
                            handle -> handle.createUpdate("update ledger_probe set written_at = :at where id = 1")
                                    .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                                    .execute())
                    == 1;
        } catch (JdbiException e) {
            LOG.errorf("The ledger is not writable, nothing is killed until it is: %s", LedgerUnwritable.reason(e));
            return false;
        }
    }
}
