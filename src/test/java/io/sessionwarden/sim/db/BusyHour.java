package io.sessionwarden.sim.db;

import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.TurnableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A database on which much goes on, the same at every start: a clerk holds account 1 and is away, a web user waits for it and holds account 2,
 * another one waits for that; a loader has an open change of 200 rows; a report runs; one session was killed and has not noticed.
 */
final class BusyHour implements AutoCloseable {
    private final TurnableClock clock = new TurnableClock();
    private final OracleSimulator simulator;
    private final List<App> apps = new ArrayList<>();

    BusyHour() throws Exception {
        simulator = OracleSimulator.builder().clock(clock).start();
        try (App setup = app("setup", "app")) {
            setup.run("create table account (id number primary key, balance number)");
            setup.run("create table import_line (id number, text varchar2(100))");
            setup.run("insert into account values (1, 100)");
            setup.run("insert into account values (2, 200)").commit();
        }
        await().until(() -> simulator.database("db1").sessionsOf("app").isEmpty());
        changes();
        waits();
        runs();
        clock.turn(Duration.ofMinutes(20));
    }

    private void changes() throws SQLException {
        app("payroll", "app").run("update account set balance = balance - 10 where id = 1");
        clock.turn(Duration.ofMinutes(5));
        app("loader", "app")
                .run("insert into import_line select level, 'line ' || level from dual connect by level <= 200");
        clock.turn(Duration.ofMinutes(1));
    }

    private void waits() throws SQLException {
        App web = app("web", "app").run("update account set balance = 0 where id = 2");
        web.running("update account set balance = 1 where id = 1");
        awaitBlocked(1);
        clock.turn(Duration.ofSeconds(90));
        app("web", "app2").running("update app.account set balance = 2 where id = 2");
        awaitBlocked(2);
    }

    private void runs() throws SQLException {
        app("report", "app").running("begin dbms_session.sleep(86400); end;");
        await().until(() -> simulator.database("db1").sessionsOf("app").stream()
                .anyMatch(session -> session.waiting().event().text().equals("PL/SQL lock timer")));
        App killed = app("web", "app2");
        try (App dba = app("dba", "warden")) {
            String victim = "select sid || ',' || serial# from v$session where sid = " + killed.sid();
            dba.run("begin execute immediate 'alter system kill session ''' || '%s' || ''''; end;"
                    .formatted(dba.text(victim)));
        }
        await().until(() -> simulator.database("db1").sessionsOf("warden").isEmpty());
    }

    private void awaitBlocked(int sessions) {
        await().until(() -> simulator.database("db1").sessions().stream()
                        .filter(session -> session.waiting().blocker().isPresent())
                        .count()
                == sessions);
    }

    /** A session that lives as long as this scene. */
    App app(String program, String user) {
        App app = App.connect(simulator, "db1", user, program);
        apps.add(app);
        return app;
    }

    @Override
    public void close() {
        apps.forEach(App::close);
        simulator.close();
    }
}
