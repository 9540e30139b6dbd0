package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KillTest {
    private OracleSimulator simulator;
    private Client warden;
    private Client app;
    private Client app2;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        warden = Client.of(simulator, "warden");
        app = Client.of(simulator, "app");
        app2 = Client.of(simulator, "app2");
        app.execute("create table t (id number primary key, v number)");
        app.execute("insert into t values (1, 10)");
        app.commit();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_waiter_goes_on_when_its_blocker_is_killed() throws Exception {
        app.execute("update t set v = 11 where id = 1");
        CompletableFuture<Long> waiter = app2.executeLater("update app.t set v = v + 100 where id = 1");
        awaitBlocked(app2);

        warden.kill(app);

        assertThat(waiter.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        app2.commit();
        assertThat(app2.value("select v from app.t")).isEqualTo(new BigDecimal(110));
        assertThat(warden.rows("select * from gv$session where sid = ? and username = 'APP'", app.sid()))
                .isEmpty();
        assertThatThrownBy(() -> app.value("select 1 from dual")).isInstanceOf(SQLException.class);
    }

    @Test
    void a_blocked_session_names_its_blocker() throws Exception {
        app.execute("update t set v = 11 where id = 1");
        app2.executeLater("update app.t set v = 12 where id = 1");
        awaitBlocked(app2);

        Map<String, Object> waiter = warden.sessionOf(app2);
        assertThat(waiter)
                .containsEntry("STATUS", "ACTIVE")
                .containsEntry("EVENT", "enq: TX - row lock contention")
                .containsEntry("WAIT_CLASS", "Application")
                .containsEntry("BLOCKING_SESSION_STATUS", "VALID")
                .containsEntry("BLOCKING_SESSION", new BigDecimal(app.sid()))
                .containsEntry("FINAL_BLOCKING_SESSION", new BigDecimal(app.sid()))
                .containsEntry("FINAL_BLOCKING_INSTANCE", BigDecimal.ONE);
        assertThat(waiter.get("LOCKWAIT")).isNotNull();
        assertThat(warden.sessionOf(app))
                .containsEntry("STATUS", "INACTIVE")
                .containsEntry("EVENT", "SQL*Net message from client")
                .containsEntry("BLOCKING_SESSION", null);
        assertThat(warden.rows("select sid from gv$lock where type = 'TX' and block = 1"))
                .singleElement()
                .extracting("SID")
                .isEqualTo(new BigDecimal(app.sid()));
    }

    @Test
    void killing_a_waiter_ends_its_call_and_leaves_the_blocker_alone() throws Exception {
        app.execute("update t set v = 11 where id = 1");
        CompletableFuture<Long> waiter = app2.executeLater("update app.t set v = 12 where id = 1");
        awaitBlocked(app2);

        assertThat(code(() -> warden.kill(app2))).isEqualTo(31);

        assertThat(code(waiter)).isEqualTo(28);
        awaitGone(app2);
        app.commit();
        assertThat(app.value("select v from t")).isEqualTo(new BigDecimal(11));
    }

    @Test
    void a_plain_kill_leaves_a_stub_until_the_next_call() throws Exception {
        app.execute("update t set v = 11 where id = 1");
        String key = Client.key(warden.sessionOf(app));

        warden.execute("alter system kill session '" + key + "'");

        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "KILLED").containsEntry("TADDR", null);
        assertThat(app2.value("select v from app.t")).isEqualTo(new BigDecimal(10));
        assertThat(code(() -> warden.execute("alter system kill session '" + key + "' immediate")))
                .isEqualTo(31);
        assertThat(code(() -> app.value("select 1 from dual"))).isEqualTo(28);
        awaitGone(app);
    }

    @Test
    void a_sleeper_is_marked_and_ends() throws Exception {
        CompletableFuture<Long> sleeper = app.executeLater("begin dbms_session.sleep(600); end;");
        await().until(() -> "PL/SQL lock timer".equals(warden.sessionOf(app).get("EVENT")));

        assertThat(code(() -> warden.kill(app))).isEqualTo(31);

        assertThat(code(sleeper)).isEqualTo(28);
        awaitGone(app);
    }

    @Test
    void a_long_query_is_marked_and_ends() throws Exception {
        app.execute("insert into t select 1 + level_no, 0 from (select rownum level_no from"
                + " (select 1 from t) a, (select 1 from t) b)");
        for (int i = 0; i < 11; i++) {
            app.execute("insert into t select id + (select max(id) from t), 0 from t");
        }
        CompletableFuture<Long> query =
                app.executeLater("update t set v = (select count(*) from t a, t b, t c where a.v + b.v + c.v > 999)");
        await().until(() -> "ACTIVE".equals(warden.sessionOf(app).get("STATUS")));

        assertThat(code(() -> warden.kill(app))).isEqualTo(31);

        assertThat(code(query)).isEqualTo(28);
        awaitGone(app);
    }

    @Test
    void a_plain_kill_of_an_active_session_waits_until_it_is_gone() throws Exception {
        app2.execute("update app.t set v = 11 where id = 1");
        app.executeLater("update t set v = 12 where id = 1");
        awaitBlocked(app);

        warden.execute("alter system kill session '" + Client.key(warden.sessionOf(app)) + "'");

        assertThat(simulator.database("db1").sessionsOf("app")).isEmpty();
    }

    @Test
    void every_refusal_has_its_code() throws Exception {
        String own = Client.key(warden.sessionOf(warden));
        Map<String, Object> pmon = warden.row("select * from gv$session where program like '%(PMON)'");

        assertThat(code(() -> killText(own))).isEqualTo(27);
        assertThat(code(() -> killText(Client.key(pmon)))).isEqualTo(29);
        assertThat(code(() -> killText("9999,1"))).isEqualTo(30);
        assertThat(code(() -> killText(app.sid() + ",1"))).isEqualTo(30);
        assertThat(code(() -> killText("252,45632,1"))).isEqualTo(26);
        assertThat(code(() -> killText("hello"))).isEqualTo(26);
        String victim = Client.key(warden.sessionOf(app));
        assertThat(code(() -> app2.execute("alter system kill session '" + victim + "' immediate")))
                .isEqualTo(1031);
        assertThat(simulator.database("db1").sessionsOf("app")).hasSize(1);
    }

    @Test
    void blanks_in_the_target_do_not_matter() throws Exception {
        Map<String, Object> victim = warden.sessionOf(app);

        killText(" " + victim.get("SID") + " , " + victim.get("SERIAL#") + " , @1 ");

        awaitGone(app);
    }

    @Test
    void the_kill_log_tells_who_killed_whom_doing_what() throws Exception {
        app.execute("update t set v = 11 where id = 1");
        warden.connection().setClientInfo("OCSID.CLIENTID", "kill-42");

        warden.kill(app);

        assertThat(simulator.database("db1").killLog()).singleElement().satisfies(kill -> {
            assertThat(kill.answer()).isZero();
            assertThat(kill.killer().sid()).isEqualTo(warden.sid());
            assertThat(kill.killer().labels().clientId()).isEqualTo("kill-42");
            assertThat(kill.victim().orElseThrow().username()).isEqualTo("APP");
            assertThat(kill.victim().orElseThrow().transaction()).isPresent();
        });
    }

    @Test
    void a_freed_sid_goes_to_the_next_logon_with_another_serial() throws Exception {
        Object serial = warden.sessionOf(app).get("SERIAL#");
        warden.kill(app);
        awaitGone(app);

        Client next = Client.of(simulator, "app");

        assertThat(next.sid()).isEqualTo(app.sid());
        assertThat(warden.sessionOf(next).get("SERIAL#")).isNotEqualTo(serial);
    }

    @Test
    void a_crowd_of_idle_sessions_can_be_killed_one_by_one() throws Exception {
        simulator.database("db1").addIdleSessions("app2", 100);

        for (Map<String, Object> one : warden.rows("select * from gv$session where program = 'crowd'")) {
            killText(Client.key(one));
        }

        assertThat(simulator.database("db1").sessionsOf("app2")).hasSize(1);
        assertThat(simulator.database("db1").killLog()).hasSize(100);
    }

    private void killText(String target) throws SQLException {
        warden.execute("alter system kill session '" + target + "' immediate");
    }

    private void awaitBlocked(Client client) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> "VALID".equals(warden.sessionOf(client).get("BLOCKING_SESSION_STATUS")));
    }

    private void awaitGone(Client client) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> simulator.database("db1").sessions().stream()
                        .noneMatch(session -> session.sid() == client.sid()));
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static int code(Sql sql) {
        return catchThrowableOfType(SQLException.class, sql::run).getErrorCode();
    }

    private static int code(CompletableFuture<?> call) {
        ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
        return ((SQLException) failure.getCause()).getErrorCode();
    }
}
