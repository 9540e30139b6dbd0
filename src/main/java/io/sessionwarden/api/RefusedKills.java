package io.sessionwarden.api;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.sweep.Suppressed;
import io.sessionwarden.target.Reporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells log, metrics and ledger which kills were asked for in vain: once for each caller, session and reason, and again only after a while, so
 * that a runbook in a loop does not fill the ledger. Thread-safe.
 */
@ApplicationScoped
class RefusedKills {
    static final Duration PAUSE = Duration.ofMinutes(10);
    /** What was told longest ago is forgotten first, and may then be told again too early. */
    private static final int MOST_EPISODES = 10_000;

    private record Episode(String caller, String database, SessionIdentity session, Reason reason) {}

    private final Reporter reporter;
    private final Clock clock;
    private final Map<Episode, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Episode, Instant> eldest) {
            return size() > MOST_EPISODES;
        }
    };

    RefusedKills(Reporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
    }

    /** Not for dry runs: they ask for no kill. */
    void tell(KillRequest request, Veto veto) {
        Episode episode = new Episode(
                request.requestedBy(),
                request.target().name(),
                request.session().identity(),
                veto.reason());
        if (isNew(episode)) {
            reporter.report(new Suppressed(request, veto));
        }
    }

    private boolean isNew(Episode episode) {
        Instant now = clock.instant();
        synchronized (told) {
            Instant last = told.get(episode);
            if (last != null && now.isBefore(last.plus(PAUSE))) {
                return false;
            }
            told.remove(episode); // it goes to the end of the line
            told.put(episode, now);
            return true;
        }
    }
}
