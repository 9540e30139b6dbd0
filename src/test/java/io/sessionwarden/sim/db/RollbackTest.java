package io.sessionwarden.sim.db;

import static io.sessionwarden.sim.db.Codes.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.TurnableClock;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rollbacks that take as long as they have to undo: here a second for each record. */
class RollbackTest {
    private final TurnableClock clock = new TurnableClock();
    private OracleSimulator simulator;
    private Client warden;
    private Client app;
    private Client app2;
    private String key;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder()
                .clock(clock)
                .kills(new KillTiming(
                        KillTiming.Range.exactly(Duration.ofMillis(5)),
                        KillTiming.Range.exactly(Duration.ofMillis(5)),
                        Duration.ofMillis(300),
                        new RollbackPace(1)))
                .start();
        warden = Client.of(simulator, "warden");
        app = Client.of(simulator, "app");
        app2 = Client.of(simulator, "app2");
        app.execute("create table t (v number)");
        for (int i = 1; i <= 10; i++) {
            app.execute("insert into t values (?)", i);
        }
        app.commit();
        key = warden.sessionOf(app).get("SID") + "," + warden.sessionOf(app).get("SERIAL#");
        app.execute("update t set v = v + 100");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_rollback_keeps_its_caller_waiting_and_gives_back_undo_and_locks() throws Exception {
        assertThat(undo()).isEqualTo(10);
        CompletableFuture<Long> rollback = app.executeLater("rollback");
        CompletableFuture<Long> waiter = app2.executeLater("update app.t set v = 0 where v = 1");
        awaitBlocked();

        turnUntilLeft(4);

        assertThat(rollback).isNotDone();
        assertThat(waiter).isNotDone();
        assertThat(simulator.database("db1").sessionsOf("app").getFirst().transaction())
                .hasValueSatisfying(open -> assertThat(open.rollingBackFrom()).hasValue(10));
        clock.turn(Duration.ofSeconds(4));
        rollback.get(10, TimeUnit.SECONDS);
        assertThat(waiter.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void a_long_rollback_tells_how_far_it_is() throws Exception {
        app.execute("insert into t select level from dual connect by level <= 490");
        assertThat(warden.rows("select * from v$session_longops")).isEmpty();
        CompletableFuture<Long> rollback = app.executeLater("rollback");
        turnUntilLeft(499);
        clock.turn(Duration.ofSeconds(99));
        await().until(() -> undo() == 400);

        assertThat(warden.row("select sid, opname, sofar, totalwork, units from v$session_longops"))
                .containsEntry("SID", BigDecimal.valueOf(app.sid()))
                .containsEntry("OPNAME", "Transaction Rollback")
                .containsEntry("SOFAR", BigDecimal.TWO)
                .containsEntry("TOTALWORK", BigDecimal.valueOf(11))
                .containsEntry("UNITS", "Blocks");
        clock.turn(Duration.ofSeconds(400));
        rollback.get(10, TimeUnit.SECONDS);
        assertThat(warden.rows("select * from v$session_longops")).isEmpty();
    }

    @Test
    void a_rollback_to_a_savepoint_takes_the_time_of_what_came_after_it() throws Exception {
        app.execute("savepoint s");
        app.execute("update t set v = v + 100 where v > 105");
        assertThat(undo()).isEqualTo(15);
        CompletableFuture<Long> rollback = app.executeLater("rollback to s");
        turnUntilLeft(12);
        clock.turn(Duration.ofSeconds(1));
        assertThat(undo()).isEqualTo(11);
        assertThat(rollback).isNotDone();
        clock.turn(Duration.ofSeconds(1));

        rollback.get(10, TimeUnit.SECONDS);
        assertThat(undo()).isEqualTo(10);
        assertThat(app.value("select max(v) from t")).isEqualTo(new BigDecimal(110));
    }

    @Test
    void idle_with_much_to_undo_and_killed_it_shows_killed_until_that_is_done() throws Exception {
        CompletableFuture<Long> waiter = app2.executeLater("update app.t set v = 0 where v = 1");
        awaitBlocked();

        assertThat(code(() -> warden.execute("alter system kill session '" + key + "'")))
                .isEqualTo(31);

        clock.turn(Duration.ofSeconds(9));
        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "KILLED");
        assertThat(undo()).isEqualTo(1);
        assertThat(waiter).isNotDone();
        clock.turn(Duration.ofSeconds(1));
        assertThat(waiter.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        await().until(() -> warden.sessionOf(app).get("TADDR") == null);
        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "KILLED");
        assertThat(code(this::call)).isEqualTo(28);
    }

    @Test
    void idle_with_much_to_undo_and_killed_immediately_it_goes_when_that_is_done() throws Exception {
        assertThat(code(() -> warden.execute("alter system kill session '" + key + "' immediate")))
                .isEqualTo(31);
        assertThat(code(() -> warden.execute("alter system kill session '" + key + "' immediate")))
                .isEqualTo(31);

        clock.turn(Duration.ofSeconds(5));
        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "KILLED");
        assertThat(undo()).isEqualTo(5);
        clock.turn(Duration.ofSeconds(5));
        awaitGone();
        assertThat(app2.value("select max(v) from app.t")).isEqualTo(BigDecimal.TEN);
    }

    @Test
    void active_and_killed_it_hears_of_it_when_its_changes_are_undone() throws Exception {
        app2.execute("lock table app.t in row share mode");
        CompletableFuture<Long> call = app.executeLater("lock table t in exclusive mode");
        awaitActive();
        assertThat(code(() -> warden.execute("alter system kill session '" + key + "' immediate")))
                .isEqualTo(31);
        await().until(() -> "KILLED".equals(warden.sessionOf(app).get("STATUS")));

        turnUntilLeft(2);
        assertThat(call).isNotDone();
        clock.turn(Duration.ofSeconds(2));

        assertThat(code(call)).isEqualTo(28);
        awaitGone();
    }

    @Test
    void rolling_back_it_cannot_be_hurried() throws Exception {
        CompletableFuture<Long> rollback = app.executeLater("rollback");
        turnUntilLeft(9);

        assertThat(code(() -> warden.execute("alter system kill session '" + key + "'")))
                .isEqualTo(31);

        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "KILLED");
        assertThat(rollback).isNotDone();
        clock.turn(Duration.ofSeconds(9));
        assertThat(code(rollback)).isEqualTo(28);
        awaitGone();
    }

    @Test
    void what_a_client_leaves_behind_that_vanished_is_undone_in_the_same_time() throws Exception {
        app.connection().abort(Runnable::run);
        await().until(() -> "KILLED".equals(warden.sessionOf(app).get("STATUS")));

        turnUntilLeft(3);
        clock.turn(Duration.ofSeconds(3));
        awaitGone();
    }

    @Test
    void a_killed_client_that_calls_during_the_rollback_hears_of_it_at_the_end() throws Exception {
        assertThat(code(() -> warden.execute("alter system kill session '" + key + "'")))
                .isEqualTo(31);
        CompletableFuture<Long> call = app.executeLater("update t set v = 0");

        assertThat(call).isNotDone();
        clock.turn(Duration.ofSeconds(10));

        assertThat(code(call)).isEqualTo(28);
        awaitGone();
    }

    private void call() throws SQLException {
        app.value("select 1 from dual");
    }

    private int undo() throws SQLException {
        return ((BigDecimal) warden.value("select sum(used_urec) from gv$transaction")).intValue();
    }

    /** A second of the clock gives back one record, from the moment that the rollback has begun. */
    private void turnUntilLeft(int records) {
        await().until(() -> {
            if (undo() > records) {
                clock.turn(Duration.ofSeconds(1));
            }
            return undo() == records;
        });
    }

    private void awaitActive() {
        await().until(() -> "ACTIVE".equals(warden.sessionOf(app).get("STATUS")));
    }

    private void awaitBlocked() {
        await().until(() -> "VALID".equals(warden.sessionOf(app2).get("BLOCKING_SESSION_STATUS")));
    }

    private void awaitGone() {
        await().until(() -> simulator.database("db1").sessionsOf("app").isEmpty());
    }
}
