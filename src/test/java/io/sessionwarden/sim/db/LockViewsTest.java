package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockViewsTest {
    private OracleSimulator simulator;
    private Client warden;
    private Client app;
    private Client other;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        warden = Client.of(simulator, "warden");
        app = Client.of(simulator, "app");
        other = Client.of(simulator, "app2");
        app.execute("create table t (id number primary key, v number)");
        app.execute("insert into t values (1, 10)");
        app.commit();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void without_a_transaction_nobody_holds_anything() throws Exception {
        for (String view : new String[] {
            "v$transaction",
            "v$lock",
            "v$locked_object",
            "dba_lock",
            "dba_dml_locks",
            "dba_blockers",
            "dba_waiters",
            "v$session_blockers"
        }) {
            assertThat(warden.rows("select * from " + view)).as(view).isEmpty();
        }
        assertThat(transactions()).hasToString("0");
    }

    private Object transactions() throws Exception {
        return warden.value("select current_utilization from v$resource_limit where resource_name = 'transactions'");
    }

    @Test
    void a_changed_row_is_a_lock_on_its_table() throws Exception {
        app.execute("update t set v = 11 where id = 1");

        assertThat(warden.rows(
                        "select session_id, lock_type, mode_held, blocking_others from dba_lock order by lock_type"))
                .extracting(row -> row.get("LOCK_TYPE") + " " + row.get("MODE_HELD") + " " + row.get("BLOCKING_OTHERS"))
                .containsExactly("DML Row-X (SX) Not Blocking", "Transaction Exclusive Not Blocking");
        assertThat(warden.row("select owner, name, mode_held from dba_dml_locks where session_id = ?", app.sid()))
                .containsEntry("OWNER", "APP")
                .containsEntry("NAME", "T")
                .containsEntry("MODE_HELD", "Row-X (SX)");
        assertThat(transactions()).hasToString("1");

        app.connection().rollback();
        assertThat(warden.rows("select * from dba_lock")).isEmpty();
        assertThat(transactions()).hasToString("0");
    }

    @Test
    void who_waits_is_told_with_whom_for() throws Exception {
        app.execute("update t set v = 11 where id = 1");
        CompletableFuture<Long> blocked = other.executeLater("update app.t set v = 12 where id = 1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !warden.rows("select * from dba_waiters").isEmpty());

        assertThat(warden.row("select waiting_session, holding_session, lock_type, mode_requested, lock_id1, lock_id2"
                        + " from dba_waiters"))
                .satisfies(row -> assertThat(row.get("WAITING_SESSION")).hasToString("" + other.sid()))
                .satisfies(row -> assertThat(row.get("HOLDING_SESSION")).hasToString("" + app.sid()))
                .containsEntry("LOCK_TYPE", "Transaction");
        assertThat(warden.value("select holding_session from dba_blockers")).hasToString("" + app.sid());
        assertThat(warden.row("select sid, blocker_sid, blocker_sess_serial#, wait_event_text from v$session_blockers"))
                .satisfies(row -> assertThat(row.get("SID")).hasToString("" + other.sid()))
                .satisfies(row -> assertThat(row.get("BLOCKER_SID")).hasToString("" + app.sid()))
                .containsEntry("BLOCKER_SESS_SERIAL#", warden.sessionOf(app).get("SERIAL#"))
                .containsEntry("WAIT_EVENT_TEXT", "enq: TX - row lock contention");
        assertThat(warden.row("select event, state, wait_class from v$session_wait where sid = ?", other.sid()))
                .containsEntry("EVENT", "enq: TX - row lock contention")
                .containsEntry("STATE", "WAITING");
        assertThat(warden.rows("select owner, object, type from v$access where sid = ?", other.sid()))
                .extracting(row -> row.get("OWNER") + "." + row.get("OBJECT") + " " + row.get("TYPE"))
                .containsExactly("APP.T TABLE");
        assertThat(warden.row("select owner, name, mode_held from dba_ddl_locks where session_id = ?", other.sid()))
                .containsEntry("NAME", "T");
        assertThat(warden.row("select users_executing from v$sql where sql_text like 'update app.t%'")
                        .get("USERS_EXECUTING"))
                .hasToString("1");

        app.commit();
        blocked.get();
        assertThat(warden.rows("select * from dba_waiters")).isEmpty();
        assertThat(warden.rows("select * from v$access where sid = ?", other.sid()))
                .isEmpty();
    }
}
