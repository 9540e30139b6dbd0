package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.db.view.Workload;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the work of one session and knows its open cursors. Calls are counted by the thread that makes them; anybody may read. */
final class Meter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongAdder calls = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder rollbacks = new LongAdder();
    private final LongAdder parses = new LongAdder();
    private final LongAdder hardParses = new LongAdder();
    private final LongAdder failedParses = new LongAdder();
    private final LongAdder executions = new LongAdder();
    private final LongAdder cursorsOpened = new LongAdder();
    private final LongAdder rowsChanged = new LongAdder();
    private final LongAdder cpuNanos = new LongAdder();
    private final LongAdder elapsedNanos = new LongAdder();
    private final Set<MeteredCursor> cursors = ConcurrentHashMap.newKeySet();
    private long callStarted;
    private long callCpu;

    /** Processor time of this thread so far, in nanoseconds. */
    static long cpuTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    void callBegins() {
        calls.increment();
        callStarted = System.nanoTime();
        callCpu = cpuTime();
    }

    void callEnds() {
        elapsedNanos.add(System.nanoTime() - callStarted);
        cpuNanos.add(cpuTime() - callCpu);
    }

    void committed() {
        commits.increment();
    }

    void rolledBack() {
        rollbacks.increment();
    }

    /** @param hard whether the text was new to the statement cache */
    void parsed(boolean hard) {
        parses.increment();
        if (hard) {
            hardParses.increment();
        }
    }

    void parseFailed() {
        parses.increment();
        failedParses.increment();
    }

    void executed() {
        executions.increment();
    }

    void changed(long rows) {
        rowsChanged.add(rows);
    }

    void opened(MeteredCursor cursor) {
        cursorsOpened.increment();
        cursors.add(cursor);
    }

    void closed(MeteredCursor cursor) {
        cursors.remove(cursor);
    }

    List<MeteredCursor> cursors() {
        return List.copyOf(cursors);
    }

    /** The session has gone, and with it the cursors that its client left open. */
    void left() {
        cursors().forEach(MeteredCursor::forget);
    }

    /** @param wire the connection, which counts what goes over it */
    Workload work(Wire wire) {
        return new Workload(
                calls.sum(),
                commits.sum(),
                rollbacks.sum(),
                parses.sum(),
                hardParses.sum(),
                failedParses.sum(),
                executions.sum(),
                cursorsOpened.sum(),
                cursors.size(),
                rowsChanged.sum(),
                cpuNanos.sum() / 1_000,
                elapsedNanos.sum() / 1_000,
                wire.bytesReceived(),
                wire.bytesSent(),
                wire.roundTrips());
    }
}
