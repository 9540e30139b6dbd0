package io.sessionwarden.api;

import io.sessionwarden.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * So many requests per second for each caller, and twice as many at once after a pause: a runbook in a loop must not take the daemon from
 * its work. Thread-safe.
 */
@ApplicationScoped
public class RequestRate {
    /** Whoever called longest ago is forgotten first, which gives that one a full measure again. */
    private static final int MOST_CALLERS = 10_000;

    private record Measure(double left, Instant at) {}

    private final Callers callers;
    private final Clock clock;
    private final int perSecond;
    private final Map<String, Measure> measures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Measure> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    public RequestRate(
            Callers callers,
            Clock clock,
            @ConfigProperty(name = "warden.api.requests-per-second", defaultValue = "20") int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("warden.api.requests-per-second: at least 1, not " + perSecond);
        }
        this.callers = callers;
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** After it is known who calls, and before anything is read. */
    @ServerRequestFilter(priority = Priorities.USER)
    public void filter() {
        String caller = callers.caller().name();
        if (!take(caller)) {
            throw new RequestRefused(
                    ProblemType.TOO_MANY_REQUESTS,
                    caller + " may send " + perSecond + " requests per second; this one was not looked at");
        }
    }

    /** False when the caller has no request left now. */
    boolean take(String caller) {
        Instant now = clock.instant();
        synchronized (measures) {
            Measure last = measures.getOrDefault(caller, new Measure(2.0 * perSecond, now));
            double earned = Math.max(0, Duration.between(last.at(), now).toNanos() / 1e9) * perSecond;
            double left = Math.min(2.0 * perSecond, last.left() + earned);
            boolean allowed = left >= 1;
            measures.put(caller, new Measure(allowed ? left - 1 : left, now));
            return allowed;
        }
    }

    /** How many callers are remembered. */
    int remembered() {
        synchronized (measures) {
            return measures.size();
        }
    }
}
