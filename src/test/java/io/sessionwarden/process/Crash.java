package io.sessionwarden.process;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.KillAttempt;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.testing.App;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * One crash: the packaged daemon kills a session of a simulated database, is ended by SIGKILL at a step of that kill, and is started again on
 * the same ledger. The database counts what it received; the ledger says over REST what it knows.
 */
public final class Crash implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern LISTENING =
            Pattern.compile("Listening on: (\\S+?)\\. Management interface listening on (\\S+)\\.");
    private static final String POLICY = """
            policies:
              idle:
                databases: all
                mode: enforce
                match: { state: idle-in-transaction, for: 1s, user: { include: [ APP ] } }
                action: [ { do: kill-immediate, settle: 3s } ]
            """;

    private final CrashStep step;
    private final boolean policy;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final OracleSimulator simulator;
    private final SimulatedDatabase database;
    private final App victim;
    private final int serial;
    private final AtomicInteger samples = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<JavaProcess> daemon = new AtomicReference<>();

    private Crash(CrashStep step, boolean policy, Path folder) throws IOException {
        this.step = step;
        this.policy = policy;
        this.folder = folder;
        this.simulator = OracleSimulator.builder().start();
        this.database = simulator.database("db1");
        this.victim = App.connect(simulator, "db1", "app", "payroll");
        this.serial = database.sessionsOf("app").getFirst().serial();
    }

    /**
     * What both sides know in the end.
     *
     * @param killsSent statements that the database received
     * @param withIntent how many of them carry the id of a kill in the ledger, each another one
     * @param outcomes of the kills in the ledger; "none" for one without
     * @param victimLives what the database knows of the victim
     */
    public record Result(
            CrashStep step, boolean policy, int killsSent, int withIntent, List<String> outcomes, boolean victimLives) {
        /** Every kill is in the ledger, nothing is open, nothing was killed twice, and the outcome is what the database knows. */
        public boolean isRight() {
            boolean truth = outcomes.contains("killed") ? !victimLives : victimLives;
            return killsSent == step.killsSent(policy)
                    && withIntent == killsSent
                    && (outcomes.equals(step.outcomes(policy)) || wasCarriedOutLate())
                    && truth;
        }

        /** A database that hung may carry out what it had received when it goes on, though nobody waits for it any more. */
        private boolean wasCarriedOutLate() {
            return step == CrashStep.KILL_LOST && !victimLives && outcomes.equals(List.of("killed"));
        }
    }

    /** Asked for by a policy, or else over REST. */
    public static Result at(CrashStep step, boolean policy, Path folder) throws Exception {
        try (Crash crash = new Crash(step, policy, Files.createTempDirectory(folder, "crash"))) {
            crash.prepare();
            crash.run();
            return crash.afterwards();
        }
    }

    private void prepare() throws Exception {
        victim.run("create table account (id number primary key, balance number)");
        victim.run("insert into account values (1, 100)").commit();
        victim.run("update account set balance = 0 where id = 1");
        await().atMost(LIMIT).until(() -> row().lastCallEt() >= 2);
    }

    private SessionRow row() {
        return database.sessions().stream()
                .filter(s -> s.sid() == victim.sid())
                .findFirst()
                .orElseThrow();
    }

    private void run() throws Exception {
        database.onExecution(this::arrived);
        if (step == CrashStep.KILL_EXECUTED) {
            database.beforeKillAnswered(kill -> crash());
        }
        if (step == CrashStep.KILL_LOST) {
            database.behave(new Fault.HangBeforeKill());
        }
        JavaProcess first = start();
        if (!policy) {
            ask(first.awaitOutput("db1: watching"));
        }
        if (step == CrashStep.SETTLED) {
            first.awaitOutput("): killed. Why");
            crash();
        }
        first.awaitEnd();
        database.onExecution(text -> {});
        database.beforeKillAnswered(kill -> {});
        database.behave();
    }

    /** A statement of the daemon begins to run: by what it reads it is known which it is. */
    private void arrived(String text) {
        boolean kill = text.startsWith("alter system kill");
        boolean look = text.contains("gv$fast_start_transactions");
        boolean sample = !look && text.contains("gv$px_session");
        int nth = sample ? samples.incrementAndGet() : look ? looks.incrementAndGet() : 0;
        boolean now = switch (step) {
            case SAMPLE -> sample && nth == 2; // the first one only looks
            case EVIDENCE -> text.contains("gv$sqlstats");
            case LAST_LOOK -> look && nth == 1;
            case KILL_LOST, KILL_RECEIVED -> kill;
            case EFFECT_LOOK -> look && nth == 2;
            case KILL_EXECUTED, SETTLED -> false;
        };
        if (now) {
            crash();
        }
    }

    /** The statement at hand goes on when the daemon is dead. */
    private void crash() {
        try {
            daemon.get().killHard();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JavaProcess start() throws Exception {
        String yaml = """
                defaults: { username: warden, password: warden, ceiling: enforce, sample: { every: 500ms, timeout: 500ms } }
                databases: { db1: { url: '%s' } }
                %s
                """.formatted(simulator.url("db1"), policy ? POLICY : "");
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), yaml);
        daemon.set(JavaProcess.daemon(folder, fleet, "-XX:TieredStopAtLevel=1"));
        return daemon.get();
    }

    /** Does not wait: there may be no answer. */
    private void ask(JavaProcess first) {
        SessionRow row = row();
        String url = "%s/api/v1/databases/db1/sessions/1:%d:%d/kill"
                .formatted(address(first).group(1), row.sid(), row.serial());
        http.sendAsync(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"hangs since noon\"}"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static Matcher address(JavaProcess daemon) {
        Matcher matcher = LISTENING.matcher(daemon.output());
        if (!matcher.find()) {
            throw new IllegalStateException(daemon.output());
        }
        return matcher;
    }

    /** Starts it again, waits until nothing is open and two more samples were taken, and compares. */
    private Result afterwards() throws Exception {
        try (JavaProcess second = start().awaitOutput("db1: watching")) {
            int most = step.outcomes(policy).size();
            await().atMost(LIMIT)
                    .until(() -> outcomes(kills(second)).size() >= most
                            && !outcomes(kills(second)).contains("none")
                            && get(address(second).group(2) + "/q/metrics")
                                    .contains("session_warden_kills_unsettled 0.0"));
            AtomicInteger later = new AtomicInteger();
            database.onExecution(text -> later.addAndGet(text.contains("gv$px_session") ? 1 : 0));
            await().atMost(LIMIT).until(() -> later.get() >= 3);
            return result(kills(second));
        }
    }

    private Result result(JsonNode kills) {
        List<KillAttempt> sent = database.killLog();
        List<String> ids = texts(kills, "id");
        long known = sent.stream()
                .map(attempt -> attempt.killer().labels().clientId())
                .filter(ids::contains)
                .distinct()
                .count();
        boolean lives = database.sessions().stream()
                .anyMatch(
                        s -> s.sid() == victim.sid() && s.serial() == serial && s.status() != SessionRow.Status.KILLED);
        return new Result(step, policy, sent.size(), (int) known, outcomes(kills), lives);
    }

    private JsonNode kills(JavaProcess running) throws Exception {
        return new ObjectMapper()
                .readTree(get(address(running).group(1) + "/api/v1/kills"))
                .at("/items");
    }

    private static List<String> outcomes(JsonNode kills) {
        return texts(kills, "outcome");
    }

    private static List<String> texts(JsonNode kills, String field) {
        return new ArrayList<>(StreamSupport.stream(kills.spliterator(), false)
                .map(kill -> kill.path(field).asText("none"))
                .toList());
    }

    private String get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        JavaProcess last = daemon.get();
        if (last != null) {
            last.close();
        }
        victim.close();
        simulator.close();
    }
}
