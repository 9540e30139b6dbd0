package io.sessionwarden.sim.net;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What went over the wire for one service since its listener started. Thread-safe. */
public final class Traffic {
    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAdder connects = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    /** Calls of clients that were answered, those of logins not counted. */
    public long roundTrips() {
        return roundTrips.sum();
    }

    /** Bytes that clients sent, headers included. */
    public long bytesIn() {
        return bytesIn.sum();
    }

    /** Bytes sent to clients, headers included. */
    public long bytesOut() {
        return bytesOut.sum();
    }

    /** Connections that named this service, refused ones included. */
    public long connects() {
        return connects.sum();
    }

    /** Connections open now. */
    public int openConnections() {
        return open.get();
    }

    /** The most connections that were ever open at once. */
    public int peakConnections() {
        return peak.get();
    }

    void answered() {
        roundTrips.increment();
    }

    void moved(long in, long out) {
        bytesIn.add(in);
        bytesOut.add(out);
    }

    void opened() {
        connects.increment();
        peak.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    void closed() {
        open.decrementAndGet();
    }
}
