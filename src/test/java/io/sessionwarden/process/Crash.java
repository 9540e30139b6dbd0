package io.sessionwarden.process;

import static org.awaitility.Awaitility.await;

import io.sessionwarden.process.CrashStep.Arrival;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.KillTiming;
import io.sessionwarden.sim.db.RollbackPace;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One crash: the packaged daemon kills a session of a simulated database, is ended by SIGKILL at a step of that kill, and is started again on
 * the same ledger. The database counts what it received; the ledger says over REST what it knows.
 */
public final class Crash implements AutoCloseable {
    /** A kill by REST is given a minute to have an effect. */
    private static final Duration LIMIT = Duration.ofSeconds(150);

    private static final String POLICY = """
            policies:
              idle:
                databases: all
                mode: enforce
                match: { state: idle-in-transaction, for: 1s, user: { include: [ APP ] } }
                action: [ { do: kill-immediate, settle: %s } ]
            """;

    /** Of a victim with so many changes; long enough for the second look, short enough to be over soon after the next start. */
    private static final RollbackPace SLOW = new RollbackPace(1);

    private static final int CHANGES = 4;

    private static final String WATCHING = "db1: watching";
    private static final String KILLED = "): killed. Why";

    private final CrashStep step;
    private final boolean policy;
    private final Path folder;
    private final String java;
    private final HttpClient http = HttpClient.newHttpClient();
    private final OracleSimulator simulator;
    private final SimulatedDatabase database;
    private final List<App> victims = new ArrayList<>();
    private final List<SessionRow> rows = new ArrayList<>();
    private final AtomicReference<JavaProcess> running = new AtomicReference<>();

    private Crash(CrashStep step, boolean policy, Path folder, String java) throws IOException {
        this.step = step;
        this.policy = policy;
        this.folder = folder;
        this.java = java;
        KillTiming quick = KillTiming.QUICK;
        RollbackPace pace = step == CrashStep.ROLLING_BACK ? SLOW : quick.rollback();
        this.simulator = OracleSimulator.builder()
                .kills(new KillTiming(quick.mark(), quick.deliver(), quick.plainWait(), pace))
                .start();
        this.database = simulator.database("db1");
        database.changePassword("warden", Secrets.PASSWORD);
    }

    /**
     * Lets a run with a kill end in order and keep what it knows of its classes: with that the others start in two thirds of the time.
     *
     * @return the file for {@link #at}
     */
    public static Path archive(Path folder) throws Exception {
        Path archive = folder.resolve("daemon.jsa");
        try (Crash unbroken = new Crash(CrashStep.SETTLED, true, folder, "-XX:ArchiveClassesAtExit=" + archive)) {
            unbroken.prepare();
            CrashDaemon daemon = unbroken.start();
            daemon.process().awaitOutput(KILLED);
            daemon.kills();
            daemon.process().terminate();
            daemon.process().awaitEnd();
        }
        return archive;
    }

    /** Asked for by a policy, or else over REST. */
    public static CrashResult at(CrashStep step, boolean policy, Path folder, Path archive) throws Exception {
        Path own = Files.createTempDirectory(folder, "crash");
        try (Crash crash = new Crash(step, policy, own, "-XX:SharedArchiveFile=" + archive)) {
            crash.prepare();
            crash.run();
            if (step.isTwice()) {
                crash.runAgain();
            }
            return crash.afterwards();
        }
    }

    private void prepare() throws Exception {
        for (int i = 0; i < step.outcomes().size(); i++) {
            App victim = App.connect(simulator, "db1", "app", "payroll");
            victim.run("create table account" + i + " (id number primary key, balance number)");
            for (int row = 0; row < CHANGES; row++) {
                victim.run("insert into account" + i + " values (" + row + ", 100)");
            }
            victims.add(victim);
            rows.add(row(victim));
        }
        await().atMost(LIMIT).until(() -> victims.stream().allMatch(v -> row(v).lastCallEt() >= 2));
    }

    private SessionRow row(App victim) {
        return database.sessions().stream()
                .filter(s -> s.sid() == victim.sid())
                .findFirst()
                .orElseThrow();
    }

    private void run() throws Exception {
        Map<Arrival, AtomicInteger> seen = new ConcurrentHashMap<>();
        database.onExecution(text -> {
            Arrival arrival = Arrival.of(text);
            if (step.isAt(
                    arrival,
                    seen.computeIfAbsent(arrival, a -> new AtomicInteger()).incrementAndGet())) {
                crash();
            }
        });
        if (step.isBeforeTheAnswer()) {
            database.beforeKillAnswered(kill -> crash());
        }
        if (step.losesKills()) {
            database.behave(new Fault.HangBeforeKill());
        }
        CrashDaemon first = start();
        if (!policy) {
            first.process().awaitOutput(WATCHING);
            rows.forEach(first::ask);
        }
        if (step == CrashStep.QUEUED) {
            first.process().awaitOutput(WATCHING);
            await().atMost(LIMIT)
                    .until(() -> first.kills().size() == 2 && database.killLog().size() == 1);
            crash();
        }
        if (step == CrashStep.SETTLED) {
            first.process().awaitOutput(KILLED);
            crash();
        }
        awaitEnd(first);
    }

    private void runAgain() throws Exception {
        if (step == CrashStep.RECOVERY_LOOK) {
            database.onExecution(text -> {
                if (Arrival.of(text) == Arrival.LOOK) {
                    crash();
                }
            });
        }
        CrashDaemon second = start();
        if (step == CrashStep.RECOVERED) {
            second.process().awaitOutput(": killed, found by looking");
            crash();
        }
        awaitEnd(second);
    }

    private void awaitEnd(CrashDaemon daemon) throws InterruptedException {
        daemon.process().awaitEnd();
        database.onExecution(text -> {});
        database.beforeKillAnswered(kill -> {});
    }

    /** The statement at hand goes on when the daemon is dead. */
    private void crash() {
        try {
            running.get().killHard();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CrashDaemon start() throws IOException {
        String settle = step == CrashStep.ROLLING_BACK ? "60s" : "3s";
        String yaml = """
                defaults: { username: warden, password: %s, ceiling: enforce, sample: { every: 500ms, timeout: 500ms } }
                databases: { db1: { url: '%s' } }
                %s
                """.formatted(Secrets.PASSWORD, simulator.url("db1"), policy ? POLICY.formatted(settle) : "");
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), yaml);
        running.set(JavaProcess.daemon(folder, fleet, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", java));
        return new CrashDaemon(running.get(), http);
    }

    /** Starts it again, waits until nothing is open and three more samples were taken, and compares. Requests are repeated. */
    private CrashResult afterwards() throws Exception {
        try (JavaProcess process = start().process()) {
            CrashDaemon last = new CrashDaemon(process.awaitOutput(WATCHING), http);
            database.behave(); // what hung ends without having been carried out
            if (!policy) {
                rows.forEach(last::ask);
            }
            awaitOutcomes(last);
            AtomicInteger later = new AtomicInteger();
            database.onExecution(text -> later.addAndGet(Arrival.of(text) == Arrival.SAMPLE ? 1 : 0));
            await().atMost(LIMIT).until(() -> later.get() >= 3);
            return result(last);
        }
    }

    /** A kill that stays without one is told by the result. */
    private void awaitOutcomes(CrashDaemon last) {
        try {
            await().atMost(LIMIT).until(() -> {
                Collection<String> outcomes = last.kills().values();
                return outcomes.size() >= step.outcomes().size()
                        && !outcomes.contains(CrashDaemon.NO_OUTCOME)
                        && last.hasNothingOpen();
            });
        } catch (ConditionTimeoutException e) {
            System.err.println(
                    step + ": " + e.getMessage() + "\n" + last.process().output());
        }
    }

    private CrashResult result(CrashDaemon last) throws Exception {
        boolean known = true;
        for (SessionRow row : policy ? List.<SessionRow>of() : rows) {
            known &= last.kills().containsKey(last.ask(row).get().id());
        }
        boolean lives = database.sessions().stream()
                .filter(s -> s.status() != SessionRow.Status.KILLED)
                .anyMatch(s -> rows.stream().anyMatch(row -> row.sid() == s.sid() && row.serial() == s.serial()));
        return new CrashResult(step, policy, database.killLog(), last.kills(), lives, known);
    }

    @Override
    public void close() {
        JavaProcess last = running.get();
        if (last != null) {
            last.close();
        }
        victims.forEach(App::close);
        simulator.close();
    }
}
