package io.sessionwarden.sim.db;

import static io.sessionwarden.sim.db.Codes.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a victim is doing, what is done to it, and what becomes of killer, victim and view; kills without delay in {@code KillTest}. */
class EndsOfSessionsTest {
    private static final Duration MOMENT = Duration.ofMillis(300);

    private OracleSimulator simulator;
    private Client warden;
    private Client app;
    private Client app2;
    private String key;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder()
                .kills(new KillTiming(
                        KillTiming.Range.exactly(Duration.ofMillis(5)),
                        KillTiming.Range.exactly(Duration.ofMillis(5)),
                        MOMENT,
                        RollbackPace.AT_ONCE))
                .start();
        warden = Client.of(simulator, "warden");
        app = Client.of(simulator, "app");
        app2 = Client.of(simulator, "app2");
        app.execute("create table t (id number primary key, v number)");
        app.execute("insert into t values (1, 10)");
        app.commit();
        Map<String, Object> session = warden.sessionOf(app);
        key = session.get("SID") + "," + session.get("SERIAL#");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void idle_and_killed_it_stays_until_its_next_call_and_hears_ora_00028_once() throws Exception {
        warden.execute("alter system kill session '" + key + "'");

        assertThat(status()).isEqualTo("KILLED");
        assertThat(code(this::call)).isEqualTo(28);
        awaitGone();
        assertThat(code(this::call)).isEqualTo(17008);
    }

    @Test
    void idle_and_killed_immediately_it_is_gone_and_finds_its_connection_broken() throws Exception {
        warden.execute("alter system kill session '" + key + "' immediate");

        awaitGone();
        assertThat(code(this::call)).isIn(3113, 17002, 17410);
    }

    @Test
    void idle_and_disconnected_immediately_it_is_gone_and_finds_its_connection_broken() throws Exception {
        warden.execute("alter system disconnect session '" + key + "' immediate");

        awaitGone();
        assertThat(code(this::call)).isIn(3113, 17002, 17410);
    }

    @Test
    void idle_in_a_transaction_and_disconnected_after_it_it_works_on_and_ends_with_it() throws Exception {
        app.execute("update t set v = 11");
        warden.execute("alter system disconnect session '" + key + "' post_transaction immediate");

        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "INACTIVE");
        assertThat(warden.sessionOf(app).get("TADDR")).isNotNull();
        app.execute("update t set v = 12");
        app.commit();

        awaitGone();
        assertThat(code(this::call)).isEqualTo(28);
        assertThat(app2.value("select v from app.t")).isEqualTo(new BigDecimal(12));
    }

    @Test
    void idle_without_a_transaction_to_be_disconnected_after_it_is_as_if_killed() throws Exception {
        warden.execute("alter system disconnect session '" + key + "' post_transaction");

        assertThat(status()).isEqualTo("KILLED");
        assertThat(code(this::call)).isEqualTo(28);
    }

    @Test
    void active_and_killed_by_force_without_time_it_is_gone_at_once_and_the_killer_succeeds() throws Exception {
        CompletableFuture<Long> call = blocked();

        warden.execute("alter system kill session '" + key + "' force timeout 0");

        assertThat(code(call)).isIn(3113, 17002, 17410);
        awaitGone();
    }

    @Test
    void active_and_killed_by_force_with_time_it_hears_ora_00028() throws Exception {
        CompletableFuture<Long> call = blocked();

        warden.execute("alter system kill session '" + key + "' force");

        assertThat(code(call)).isEqualTo(28);
        awaitGone();
    }

    @Test
    void asleep_in_plsql_and_killed_it_sleeps_on_and_hears_ora_00028_at_the_end() throws Exception {
        CompletableFuture<Long> call = asleep("2");

        assertThat(code(() -> warden.execute("alter system kill session '" + key + "'")))
                .isEqualTo(31);

        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "KILLED").containsEntry("EVENT", "PL/SQL lock timer");
        assertThat(call).isNotDone();
        assertThat(code(call)).isEqualTo(28);
        awaitGone();
    }

    @Test
    void asleep_in_plsql_and_disconnected_immediately_its_connection_breaks() throws Exception {
        CompletableFuture<Long> call = asleep("600");

        warden.execute("alter system disconnect session '" + key + "' immediate");

        assertThat(code(call)).isIn(3113, 17002, 17410);
        awaitGone();
    }

    @Test
    void killed_before_it_is_only_marked_again() throws Exception {
        warden.execute("alter system kill session '" + key + "'");

        assertThat(code(() -> warden.execute("alter system kill session '" + key + "'")))
                .isEqualTo(31);
        assertThat(code(() -> warden.execute("alter system disconnect session '" + key + "' immediate")))
                .isEqualTo(31);
    }

    @Test
    void gone_or_with_another_serial_number_it_does_not_exist() throws Exception {
        warden.kill(app);
        awaitGone();

        assertThat(code(() -> warden.execute("alter system kill session '" + key + "' immediate")))
                .isEqualTo(30);
        assertThat(code(() -> warden.execute("alter system disconnect session '" + key + "' immediate")))
                .isEqualTo(30);
        assertThat(code(() -> warden.execute("alter system cancel sql '" + key + "'")))
                .isEqualTo(30);
    }

    @Test
    void on_an_instance_that_is_not_there_the_target_is_invalid() {
        assertThat(code(() -> warden.execute("alter system kill session '" + key + ",@7' immediate")))
                .isEqualTo(26);
    }

    @Test
    void a_disconnect_cannot_name_an_instance() {
        assertThat(code(() -> warden.execute("alter system disconnect session '" + key + ",@1' immediate")))
                .isEqualTo(26);
        assertThat(simulator.database("db1").sessionsOf("app")).hasSize(1);
    }

    @Test
    void without_the_privilege_nothing_is_done() {
        assertThat(code(() -> app2.execute("alter system disconnect session '" + key + "' immediate")))
                .isEqualTo(1031);
        assertThat(code(() -> app2.execute("alter system cancel sql '" + key + "'")))
                .isEqualTo(1031);
    }

    @Test
    void its_own_session_and_those_of_the_instance_cannot_be_disconnected() throws Exception {
        Map<String, Object> own = warden.sessionOf(warden);
        Map<String, Object> pmon = warden.row("select * from gv$session where program like '%(PMON)'");

        assertThat(code(() -> warden.execute("alter system disconnect session '" + own.get("SID") + ","
                        + own.get("SERIAL#") + "' immediate")))
                .isEqualTo(27);
        assertThat(code(() -> warden.execute("alter system disconnect session '" + pmon.get("SID") + ","
                        + pmon.get("SERIAL#") + "' immediate")))
                .isEqualTo(29);
    }

    @Test
    void a_cancelled_statement_that_was_named_ends_and_session_and_transaction_go_on() throws Exception {
        app.execute("insert into t values (2, 20)");
        CompletableFuture<Long> call = blocked();
        Object sqlId = warden.sessionOf(app).get("SQL_ID");

        warden.execute("alter system cancel sql '" + key + ", @1, " + sqlId + "'");

        assertThat(code(call)).isEqualTo(1013);
        assertThat(app.value("select v from t where id = 2")).isEqualTo(new BigDecimal(20));
        assertThat(warden.sessionOf(app)).containsEntry("STATUS", "INACTIVE");
    }

    @Test
    void a_cancel_without_a_statement_hits_the_next_one_of_an_idle_session() throws Exception {
        warden.execute("alter system cancel sql '" + key + "'");

        assertThat(app.connection().isValid(1)).isTrue();
        assertThat(code(this::call)).isEqualTo(1013);
        assertThat(code(this::call)).isZero();
    }

    @Test
    void a_cancel_of_a_statement_that_does_not_run_fails_and_does_nothing() throws Exception {
        CompletableFuture<Long> call = blocked();

        assertThat(code(() -> warden.execute("alter system cancel sql '" + key + ",0123456789abc'")))
                .isEqualTo(26);

        assertThat(call).isNotDone();
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void killed_with_noreplay_it_ends_as_without() throws Exception {
        warden.execute("alter system kill session '" + key + "' noreplay");

        assertThat(code(this::call)).isEqualTo(28);
    }

    private void call() throws SQLException {
        app.value("select 1 from dual");
    }

    private CompletableFuture<Long> blocked() throws Exception {
        app2.execute("update app.t set v = 11 where id = 1");
        CompletableFuture<Long> call = app.executeLater("update t set v = 12 where id = 1");
        await().until(() -> "VALID".equals(warden.sessionOf(app).get("BLOCKING_SESSION_STATUS")));
        return call;
    }

    private CompletableFuture<Long> asleep(String seconds) {
        CompletableFuture<Long> call = app.executeLater("begin dbms_session.sleep(" + seconds + "); end;");
        await().until(() -> "PL/SQL lock timer".equals(warden.sessionOf(app).get("EVENT")));
        return call;
    }

    private Object status() throws Exception {
        return warden.sessionOf(app).get("STATUS");
    }

    private void awaitGone() {
        await().until(() -> simulator.database("db1").sessionsOf("app").isEmpty());
    }
}
