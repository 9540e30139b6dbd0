package io.sessionwarden.process;

import static org.awaitility.Awaitility.await;

import io.sessionwarden.process.CrashStep.Arrival;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.fault.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final String WATCHING = "db1: watching";
    private static final String KILLED = "): killed. Why";

    private final CrashStep step;
    private final boolean policy;
    private final Path folder;
    private final String java;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CrashScene scene;
    private final SimulatedDatabase database;
    private final AtomicReference<JavaProcess> running = new AtomicReference<>();

    private Crash(CrashStep step, boolean policy, Path folder, String java) throws IOException {
        this.step = step;
        this.policy = policy;
        this.folder = folder;
        this.java = java;
        this.scene = new CrashScene(step);
        this.database = scene.database();
    }

    /**
     * Lets a run with a kill end in order and keep what it knows of its classes: with that the others start in two thirds of the time.
     *
     * @return the file for {@link #at}
     */
    public static Path archive(Path folder) throws Exception {
        Path archive = folder.resolve("daemon.jsa");
        try (Crash unbroken = new Crash(CrashStep.SETTLED, true, folder, "-XX:ArchiveClassesAtExit=" + archive)) {
            unbroken.scene.prepare();
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
            crash.scene.prepare();
            crash.run();
            if (step.isTwice()) {
                crash.runAgain();
            }
            return crash.afterwards();
        }
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
            scene.rows().forEach(first::ask);
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
        running.set(JavaProcess.daemon(
                folder, scene.fleet(folder, policy), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", java));
        return new CrashDaemon(running.get(), http);
    }

    /** Starts it again, waits until nothing is open and three more samples were taken, and compares. Requests are repeated. */
    private CrashResult afterwards() throws Exception {
        try (JavaProcess process = start().process()) {
            CrashDaemon last = new CrashDaemon(process.awaitOutput(WATCHING), http);
            database.behave(); // what hung ends without having been carried out
            if (!policy) {
                scene.rows().forEach(last::ask);
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
        for (SessionRow row : policy ? List.<SessionRow>of() : scene.rows()) {
            known &= last.kills().containsKey(last.ask(row).get().id());
        }
        return new CrashResult(step, policy, database.killLog(), last.kills(), scene.anyVictimLives(), known);
    }

    @Override
    public void close() {
        JavaProcess last = running.get();
        if (last != null) {
            last.close();
        }
        scene.close();
    }
}
