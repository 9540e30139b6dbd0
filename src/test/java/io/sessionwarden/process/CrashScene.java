package io.sessionwarden.process;

import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.KillTiming;
import io.sessionwarden.sim.db.RollbackPace;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The simulated database of one crash, and the sessions on it that are to be killed. */
final class CrashScene implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
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

    private final CrashStep step;
    private final OracleSimulator simulator;
    private final List<App> victims = new ArrayList<>();
    private final List<SessionRow> rows = new ArrayList<>();

    CrashScene(CrashStep step) throws IOException {
        this.step = step;
        KillTiming quick = KillTiming.QUICK;
        RollbackPace pace = step == CrashStep.ROLLING_BACK ? SLOW : quick.rollback();
        this.simulator = OracleSimulator.builder()
                .kills(new KillTiming(quick.mark(), quick.deliver(), quick.plainWait(), pace))
                .start();
        database().changePassword("warden", Secrets.PASSWORD);
    }

    SimulatedDatabase database() {
        return simulator.database("db1");
    }

    /** The victims as they were before. */
    List<SessionRow> rows() {
        return rows;
    }

    /** As many victims as the step has outcomes, each idle in a transaction. */
    void prepare() throws SQLException {
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
        return database().sessions().stream()
                .filter(s -> s.sid() == victim.sid())
                .findFirst()
                .orElseThrow();
    }

    boolean anyVictimLives() {
        return database().sessions().stream()
                .filter(s -> s.status() != SessionRow.Status.KILLED)
                .anyMatch(s -> rows.stream().anyMatch(row -> row.sid() == s.sid() && row.serial() == s.serial()));
    }

    /** For a daemon that watches it, with a policy that kills the victims or without any. */
    Path fleet(Path folder, boolean policy) throws IOException {
        String settle = step == CrashStep.ROLLING_BACK ? "60s" : "3s";
        String yaml = """
                defaults: { username: warden, password: %s, ceiling: enforce, sample: { every: 1s, timeout: 1s } }
                databases: { db1: { url: '%s' } }
                %s
                """.formatted(Secrets.PASSWORD, simulator.url("db1"), policy ? POLICY.formatted(settle) : "");
        return Files.writeString(folder.resolve("fleet.yaml"), yaml);
    }

    @Override
    public void close() {
        victims.forEach(App::close);
        simulator.close();
    }
}
