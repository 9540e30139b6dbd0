package io.sessionwarden.testing;

import io.sessionwarden.metamorphic.Originals;
import io.sessionwarden.metamorphic.RewrittenRun;
import io.sessionwarden.session.Sample;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.KillAttempt;
import io.sessionwarden.sim.db.SimulatedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A simulated database with a table of accounts, applications on it and a warden over it. */
public final class Scene implements AutoCloseable {
    /** Ends sessions of APP users that are idle in a transaction for 15 minutes. */
    public static final String IDLE_POLICY = """
            policies:
              idle:
                databases: all
                mode: enforce
                match: { state: idle-in-transaction, for: 15m, transaction-age: 15m, user: { include: [ "APP*" ] } }
            """;

    /** Ends calls of APP users that take longer than an hour. */
    public static final String LONG_POLICY = """
            policies:
              long:
                databases: all
                mode: enforce
                match: { state: long-running, for: 1h, user: { include: [ "APP*" ] } }
            """;

    /** The driver's first login in a process loads much: not within the second that a sample may take here. */
    static {
        try (OracleSimulator simulator = OracleSimulator.builder().start();
                Warden warden = Warden.over(simulator, new SettableClock(), "")) {
            for (int i = 0; i < 100 && !(warden.sweep("db1").sample() instanceof Sample.Taken); i++) {
                warden.pass(Duration.ofMillis(200)); // in this thread: another one would wait for this class
            }
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SettableClock clock = new SettableClock();
    private final OracleSimulator simulator;
    private final Warden warden;
    private final List<App> apps = new ArrayList<>();

    private Scene(UnaryOperator<OracleSimulator.Builder> shape, String policies) {
        try {
            simulator = shape.apply(OracleSimulator.builder().clock(clock)).start();
            warden = Warden.over(simulator, clock, policies);
            for (String database : simulator.names()) {
                prepare(database);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One database db1. */
    public static Scene with(String policies) {
        return new Scene(builder -> builder, policies);
    }

    /** Another shape of simulator. */
    public static Scene of(UnaryOperator<OracleSimulator.Builder> shape, String policies) {
        return new Scene(shape, policies);
    }

    private void prepare(String database) throws SQLException {
        try (App app = App.connect(simulator, database, "app", "setup")) {
            app.run("create table account (id number primary key, balance number)");
            app.run("insert into account values (1, 100)");
            app.run("insert into account values (2, 100)").commit();
        }
    }

    /** A session of user APP on db1. */
    public App app(String program) {
        return app("db1", "app", program);
    }

    public App app(String service, String user, String program) {
        App app = App.connect(simulator, service, user, program);
        apps.add(app);
        return app;
    }

    /** A session of APP that changed account 1 sixteen minutes ago and did nothing since. */
    public App idleInTransaction() throws SQLException {
        App app = app("payroll")
                .run("update account set balance = 0 where id = 1 and '" + Secrets.LITERAL + "' is not null");
        forward(Duration.ofMinutes(16));
        return app;
    }

    public void forward(Duration time) {
        clock.forward(time);
    }

    public SettableClock clock() {
        return clock;
    }

    public OracleSimulator simulator() {
        return simulator;
    }

    public SimulatedDatabase database() {
        return simulator.database("db1");
    }

    public Warden warden() {
        return warden;
    }

    /** The daemon as it is after a restart; the first one does nothing any more but show what it remembers. */
    public Warden restarted() {
        Warden next = warden.again();
        Awaitility.await()
                .atMost(Warden.LIMIT)
                .until(() -> database().sessionsOf("warden").isEmpty());
        return next;
    }

    /** Kill statements that reached db1. */
    public List<KillAttempt> killsSent() {
        return database().killLog();
    }

    @Override
    public void close() {
        apps.forEach(App::close);
        warden.close();
        if (RewrittenRun.isOn()) {
            simulator.names().forEach(name -> Originals.assertNoneArrived(simulator.database(name)));
        }
        simulator.close();
    }
}
