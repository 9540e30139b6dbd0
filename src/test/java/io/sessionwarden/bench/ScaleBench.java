package io.sessionwarden.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a daemon costs that watches many databases, and how punctual it is. This process is the simulator; it keeps when the sampling statement
 * arrived at each database and judges from that alone.
 */
@Tag("scale")
class ScaleBench {
    private static final Duration WARM_UP = Duration.ofSeconds(Long.getLong("bench.warmup", 30));
    private static final Duration MEASURED = Duration.ofSeconds(Long.getLong("bench.seconds", 60));
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String POLICIES = """
            policies:
              idle:
                databases: all
                mode: dry-run
                match: { state: idle-in-transaction, for: 15m, transaction-age: 15m, user: { include: [ "APP*" ] } }
              long: { databases: all, mode: dry-run, match: { state: long-running, for: 1h, user: { include: [ "APP*" ] } } }
            """;

    @TempDir
    private Path folder;

    static Stream<Load> loads() {
        return Load.parse(System.getProperty("bench.loads", "100@1s,1000@5s")).stream();
    }

    @ParameterizedTest
    @MethodSource("loads")
    void watches(Load load) throws Exception {
        Instant begin = Instant.now();
        try (OracleSimulator simulator =
                OracleSimulator.builder().databases(load.names()).start()) {
            load.mute().forEach(name -> simulator.database(name).behave(new Fault.Mute()));
            Arrivals arrivals = new Arrivals(simulator);
            for (String name : simulator.names()) {
                simulator.database(name).addIdleSessions("APP", load.sessions(name));
            }
            System.out.printf(
                    "%s: simulated after %d s%n",
                    load, Duration.between(begin, Instant.now()).toSeconds());
            try (Daemon daemon = Daemon.watching(simulator, folder, load.every(), POLICIES)) {
                measure(load, simulator, arrivals, daemon);
            }
        }
    }

    private static void measure(Load load, OracleSimulator simulator, Arrivals arrivals, Daemon daemon)
            throws Exception {
        await().atMost(LIMIT)
                .until(() -> arrivals.seen().containsAll(load.healthy())
                        && arrivals.seen().containsAll(load.hanging()));
        load.hanging().forEach(name -> simulator.database(name).behave(new Fault.Hang()));
        hold(WARM_UP);

        Moment before = Moment.of(load, simulator, daemon);
        hold(MEASURED);
        Moment after = Moment.of(load, simulator, daemon);
        hold(load.every()); // the last points of the grid may be served a little late

        Judgement judgement = new Judgement(load, arrivals, before, after);
        System.out.println(judgement.table(simulator));
        assertThat(judgement.samples()).isPositive();
    }

    private static void hold(Duration time) {
        await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }
}
