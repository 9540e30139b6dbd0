package io.sessionwarden.sim.db;

import java.util.ArrayList;
import java.util.List;

/** Every kill that reached the database, in order. Thread-safe. */
final class KillLog {
    private final List<KillAttempt> attempts = new ArrayList<>();

    /** Writes an attempt down before it is judged; the entry is completed by its answer. */
    synchronized int received(KillAttempt attempt) {
        attempts.add(attempt);
        return attempts.size() - 1;
    }

    synchronized KillAttempt answered(int entry, int code) {
        KillAttempt answered = attempts.get(entry).answered(code);
        attempts.set(entry, answered);
        return answered;
    }

    synchronized List<KillAttempt> attempts() {
        return List.copyOf(attempts);
    }
}
