package io.sessionwarden.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Tells about requests by nobody known: to whoever counts them each, to the log at most once a second, to the ledger in sums. */
@ApplicationScoped
public class RefusedCallers {
    private static final Logger LOG = Logger.getLogger(RefusedCallers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Event<Object> event;
    private final CallerNotes notes;
    private final Clock clock;
    private Instant quietUntil = Instant.MIN;
    private long unsaid;

    RefusedCallers(Event<Object> event, CallerNotes notes, Clock clock) {
        this.event = event;
        this.notes = notes;
        this.clock = clock;
    }

    /** @param from the address of the caller */
    public void tell(LoginRefused refused, String from) {
        event.fire(refused);
        notes.unknown(refused, from);
        long others = othersToMention();
        if (others >= 0) {
            LOG.warnf(
                    "A request from %s was refused: %s%s",
                    from,
                    refused.getMessage(),
                    others == 0 ? "" : " (so were " + others + " others since the last such line)");
        }
    }

    /** How many were not logged since the last line; -1 when it is too soon for another one. */
    private synchronized long othersToMention() {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            unsaid++;
            return -1;
        }
        quietUntil = now.plus(PAUSE);
        long others = unsaid;
        unsaid = 0;
        return others;
    }
}
