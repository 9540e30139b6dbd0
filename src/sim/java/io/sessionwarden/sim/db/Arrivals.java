package io.sessionwarden.sim.db;

import io.sessionwarden.sim.fault.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** When the last calls arrived, for judging how punctual a client is. Thread-safe. */
final class Arrivals {
    private static final int CAPACITY = 4_096;

    private final Arrival[] ring = new Arrival[CAPACITY];
    private long next;

    /** Notes a call; the number is for {@link #runs}. */
    synchronized long arrived(Session session) {
        ring[place(next)] = new Arrival(
                session.user(),
                session.instance().number(),
                session.sid(),
                Instant.now(),
                System.nanoTime(),
                Kind.CALL.word(),
                "");
        return next++;
    }

    /** The call executes a statement; of several the first counts. */
    synchronized void runs(long call, Kind kind, String sqlId) {
        if (next - call <= CAPACITY) {
            ring[place(call)] = ring[place(call)].running(kind.word(), sqlId);
        }
    }

    /** Oldest first. */
    synchronized List<Arrival> all() {
        return LongStream.range(Math.max(0, next - CAPACITY), next)
                .mapToObj(call -> ring[place(call)])
                .toList();
    }

    private static int place(long call) {
        return (int) (call % CAPACITY);
    }
}
