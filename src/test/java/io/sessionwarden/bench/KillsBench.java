package io.sessionwarden.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.KillAttempt;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.testing.App;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long it takes to end many sessions of one database that become victims at the same time, with answers of several delays. */
@Tag("kills")
class KillsBench {
    private static final int VICTIMS = Integer.getInteger("bench.victims", 300);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Pattern OUTCOME = Pattern.compile("outcome=\"([a-z-]+)\"");
    private static final String POLICY = """
            limits: { kills-per-minute: { policy: 100000, database: 100000, fleet: 100000 } }
            policies:
              idle: { databases: all, mode: enforce, match: { state: idle-in-transaction, for: 1s, user: { include: [ APP ] } } }
            """;

    @TempDir
    private Path folder;

    /** How long the database takes for every call of the daemon. */
    static Stream<Duration> delays() {
        return Stream.of(System.getProperty("bench.delays", "0ms,20ms,100ms").split(","))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis.replace("ms", ""))));
    }

    @ParameterizedTest
    @MethodSource("delays")
    void ends(Duration delay) throws Exception {
        List<App> apps = new ArrayList<>();
        try (OracleSimulator simulator = OracleSimulator.builder().start()) {
            SimulatedDatabase database = simulator.database("db1");
            try (App setup = App.connect(simulator, "db1", "app", "setup")) {
                setup.run("create table account (id number primary key, balance number)");
                for (int id = 0; id < VICTIMS; id++) {
                    setup.run("insert into account values (" + id + ", 100)");
                    apps.add(App.connect(simulator, "db1", "app", "payroll"));
                }
                setup.commit();
            }
            try (Daemon daemon = Daemon.watching(simulator, folder, EVERY, POLICY)) {
                await().atMost(LIMIT).until(() -> daemon.output().contains("db1: watching"));
                if (!delay.isZero()) {
                    database.faults().add(new Fault.Slow(delay), Scope.ALL.account("warden"));
                }
                for (int id = 0; id < VICTIMS; id++) {
                    apps.get(id).run("update account set balance = 0 where id = " + id);
                }
                long begin = System.nanoTime();
                await().atMost(LIMIT).until(() -> settled(daemon) >= VICTIMS);
                report(delay, Duration.ofNanos(System.nanoTime() - begin), database, daemon);
            }
        } finally {
            apps.forEach(App::close);
        }
    }

    private static void report(Duration delay, Duration took, SimulatedDatabase database, Daemon daemon)
            throws Exception {
        List<KillAttempt> sent = database.killLog();
        assertThat(sent).isNotEmpty();
        Map<String, Long> outcomes = new TreeMap<>();
        for (String line : daemon.metrics()) {
            Matcher outcome = OUTCOME.matcher(line);
            if (line.startsWith("session_warden_kills_total") && outcome.find() && !line.endsWith(" 0.0")) {
                outcomes.merge(outcome.group(1), Daemon.sum(List.of(line), any -> true), Long::sum);
            }
        }
        System.out.println(new Table("%d victims at once, %d ms for each call".formatted(VICTIMS, delay.toMillis()))
                .row(
                        "load average",
                        "%s",
                        Files.readString(Path.of("/proc/loadavg")).trim())
                .row("first to last kill sent", "%.1f s", seconds(sent))
                .row("until all are settled", "%.1f s", took.toMillis() / 1000.0)
                .row("kill statements", "%d", sent.size())
                .row("outcomes", "%s", outcomes)
                .row("of the victims left", "%d", database.sessionsOf("APP").size())
                .row("memory of the daemon at most", "%d MiB", daemon.usage().peakMib()));
    }

    private static double seconds(List<KillAttempt> sent) {
        return Duration.between(sent.getFirst().at(), sent.getLast().at()).toMillis() / 1000.0;
    }

    private static long settled(Daemon daemon) throws Exception {
        return Daemon.sum(daemon.metrics(), line -> line.startsWith("session_warden_kills_total"));
    }
}
