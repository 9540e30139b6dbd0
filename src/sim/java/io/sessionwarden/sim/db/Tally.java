package io.sessionwarden.sim.db;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens in a database. Thread-safe. */
final class Tally {
    private final Map<String, Integer> logons = new HashMap<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private final Map<String, Integer> now = new HashMap<>();
    private final Map<String, Integer> peak = new HashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();

    synchronized void loggedOn(String user) {
        logons.merge(user, 1, Integer::sum);
        peak.merge(user, now.merge(user, 1, Integer::sum), Math::max);
    }

    synchronized void refused(String user) {
        refused.merge(user, 1, Integer::sum);
    }

    synchronized void gone(String user) {
        now.merge(user, -1, Integer::sum);
    }

    void called() {
        calls.incrementAndGet();
    }

    void executed() {
        statements.incrementAndGet();
    }

    synchronized Counters counters(int distinctTexts) {
        return new Counters(
                Map.copyOf(logons),
                Map.copyOf(refused),
                Map.copyOf(now),
                Map.copyOf(peak),
                calls.get(),
                statements.get(),
                distinctTexts);
    }
}
