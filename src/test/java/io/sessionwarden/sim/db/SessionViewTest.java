package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.Oracle;
import io.sessionwarden.testing.TurnableClock;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionViewTest {
    private final TurnableClock clock = new TurnableClock();
    private OracleSimulator simulator;
    private Client warden;
    private Client app;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().clock(clock).start();
        warden = Client.of(simulator, "warden");
        app = Client.of(simulator, "app");
        app.execute("create table t (id number primary key, v number)");
        app.execute("insert into t values (1, 10)");
        app.commit();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_database_tells_the_time_of_its_clock() throws Exception {
        clock.turn(Duration.ofHours(3));

        assertThat(warden.value("select sysdate from dual")).isEqualTo(Timestamp.valueOf("2026-03-02 13:00:00"));
        assertThat(warden.sessionOf(app)).containsEntry("LOGON_TIME", Timestamp.valueOf("2026-03-02 10:00:00"));
    }

    @Test
    void an_idle_session_grows_old_with_the_clock() throws Exception {
        clock.turn(Duration.ofMinutes(15));

        assertThat(warden.sessionOf(app))
                .containsEntry("STATUS", "INACTIVE")
                .containsEntry("LAST_CALL_ET", new BigDecimal(900));
    }

    @Test
    void any_call_starts_the_idle_time_anew() throws Exception {
        clock.turn(Duration.ofMinutes(15));
        app.value("select 1 from dual");
        clock.turn(Duration.ofSeconds(7));

        assertThat(warden.sessionOf(app)).containsEntry("LAST_CALL_ET", new BigDecimal(7));
    }

    @Test
    void a_ping_a_commit_and_a_fetch_are_calls_too() throws Exception {
        clock.turn(Duration.ofMinutes(15));
        app.connection().isValid(1);
        assertThat(warden.sessionOf(app)).containsEntry("LAST_CALL_ET", BigDecimal.ZERO);

        app.execute("insert into t select 10 + rownum, 0 from (select 1 from t union all select 2 from t)");
        clock.turn(Duration.ofMinutes(15));
        app.commit();
        assertThat(warden.sessionOf(app)).containsEntry("LAST_CALL_ET", BigDecimal.ZERO);

        try (var statement = app.connection().createStatement()) {
            statement.setFetchSize(1);
            var rows = statement.executeQuery("select id from t");
            rows.next();
            clock.turn(Duration.ofMinutes(15));
            rows.next();
            assertThat(warden.sessionOf(app)).containsEntry("LAST_CALL_ET", BigDecimal.ZERO);
        }
    }

    @Test
    void an_open_transaction_is_joined_by_its_address() throws Exception {
        app.execute("update t set v = 11");
        clock.turn(Duration.ofMinutes(15));

        Map<String, Object> seen = warden.row(
                "select s.username, t.used_urec, t.start_time, t.xidusn, t.recursive,"
                        + " round((sysdate - t.start_date) * 86400) as age from v$session s join v$transaction t on t.addr = s.taddr");
        assertThat(seen)
                .containsEntry("USERNAME", "APP")
                .containsEntry("USED_UREC", BigDecimal.ONE)
                .containsEntry("START_TIME", "03/02/26 10:00:00")
                .containsEntry("RECURSIVE", "NO");
        assertThat((BigDecimal) seen.get("AGE")).isEqualByComparingTo("900");
    }

    @Test
    void a_transaction_ends_with_commit_and_the_next_is_another() throws Exception {
        app.execute("update t set v = 11");
        Object first = warden.value("select rawtohex(xid) from v$transaction");
        app.commit();
        assertThat(warden.rows("select * from v$transaction")).isEmpty();
        app.execute("update t set v = 12");

        assertThat(warden.value("select rawtohex(xid) from v$transaction")).isNotEqualTo(first);
    }

    @Test
    void undo_grows_with_the_rows_changed_and_the_keys_in_indexes() throws Exception {
        app.execute("insert into t select 10 + rownum, 0 from t");
        app.execute("update t set v = v + 1");

        assertThat(warden.value("select used_urec from gv$transaction")).isEqualTo(new BigDecimal(4));
        app.execute("update t set id = id + 1 where id > 1");
        assertThat(warden.value("select used_urec from gv$transaction")).isEqualTo(new BigDecimal(7));
    }

    @Test
    void selecting_for_update_begins_a_transaction_and_reading_does_not() throws Exception {
        app.value("select v from t");
        assertThat(warden.sessionOf(app)).containsEntry("TADDR", null);

        app.value("select v from t for update");

        assertThat(warden.sessionOf(app).get("TADDR")).isNotNull();
        assertThat(warden.value(
                        "select object_name from gv$locked_object l join dba_objects o on o.object_id = l.object_id"))
                .isEqualTo("T");
    }

    @Test
    void a_finished_statement_becomes_the_previous_one() throws Exception {
        String sql = "select v from t where id = 1";
        app.value(sql);

        Map<String, Object> session = warden.sessionOf(app);
        assertThat(session).containsEntry("SQL_ID", null).containsEntry("SQL_EXEC_START", null);
        assertThat(session.get("PREV_SQL_ID").toString()).hasSize(13);
        assertThat(warden.row(
                        "select sql_text, executions from v$sqlstats where sql_id = ?", session.get("PREV_SQL_ID")))
                .containsEntry("SQL_TEXT", sql)
                .containsEntry("EXECUTIONS", BigDecimal.ONE);
    }

    @Test
    void the_reader_sees_itself_at_work() throws Exception {
        Map<String, Object> own =
                warden.row("select status, sql_id, sql_exec_start, state from v$session where sid = ?", warden.sid());

        assertThat(own).containsEntry("STATUS", "ACTIVE").containsEntry("STATE", "WAITED SHORT TIME");
        assertThat(own.get("SQL_ID")).isNotNull();
        assertThat(own.get("SQL_EXEC_START")).isEqualTo(Timestamp.valueOf("2026-03-02 10:00:00"));
    }

    @Test
    void a_client_is_shown_as_it_introduced_itself() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", "app2");
        properties.setProperty("password", "app2");
        properties.setProperty("v$session.program", "billing");
        properties.setProperty("v$session.machine", "host7");
        try (Connection connection = Oracle.login(simulator.url("db1"), properties)) {
            connection.setClientInfo("OCSID.MODULE", "invoices");
            connection.isValid(1);
            connection.createStatement().execute("begin null; end;");

            assertThat(warden.row("select * from v$session where username = 'APP2'"))
                    .containsEntry("PROGRAM", "billing")
                    .containsEntry("MACHINE", "host7")
                    .containsEntry("MODULE", "invoices")
                    .containsEntry("SERVER", "DEDICATED")
                    .containsEntry("TYPE", "USER")
                    .containsEntry("SERVICE_NAME", "db1");
        }
    }

    @Test
    void background_processes_have_no_user() throws Exception {
        assertThat(warden.row("select username, type from v$session where program like 'oracle@%(PMON)'"))
                .containsEntry("USERNAME", null)
                .containsEntry("TYPE", "BACKGROUND");
    }

    @Test
    void a_view_answers_to_all_its_names() throws Exception {
        for (String name :
                new String[] {"gv$session", "sys.gv_$session", "v$session", "sys.v_$session", "SYS.\"V_$SESSION\""}) {
            assertThat(warden.rows("select sid from " + name + " where username = 'APP'"))
                    .hasSize(1);
        }
        assertThatThrownBy(() -> warden.rows("select inst_id from v$session")).hasMessageContaining("ORA-00904");
    }

    @Test
    void internal_names_are_for_sys_and_views_without_a_synonym_need_their_owner() {
        for (String name :
                new String[] {"sys.gv$session", "sys.v$session", "v_$session", "gv_$session", "app.v$session"}) {
            assertThatThrownBy(() -> warden.rows("select sid from " + name)).hasMessageContaining("ORA-00942");
        }
    }

    @Test
    void an_ordinary_account_sees_no_instance_views() {
        for (String name : new String[] {"gv$session", "v$transaction", "dba_users", "gv$sqlstats"}) {
            assertThatThrownBy(() -> app.rows("select * from " + name))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("ORA-00942");
        }
    }

    @Test
    void one_statement_sees_one_moment() throws Exception {
        assertThat(warden.rows("select a.sid from gv$session a join gv$session b on a.sid = b.sid"
                        + " where a.sql_exec_id <> b.sql_exec_id"))
                .isEmpty();
    }

    @Test
    void the_database_says_what_it_is() throws Exception {
        assertThat(warden.row("select name, open_mode, database_role, cdb from v$database"))
                .containsEntry("NAME", "DB1")
                .containsEntry("OPEN_MODE", "READ WRITE")
                .containsEntry("DATABASE_ROLE", "PRIMARY");
        assertThat(warden.row("select instance_number, startup_time, version from gv$instance"))
                .containsEntry("INSTANCE_NUMBER", BigDecimal.ONE)
                .containsEntry("STARTUP_TIME", Timestamp.valueOf("2026-03-02 10:00:00"));
        assertThat(warden.rows("select username from dba_users where oracle_maintained = 'N'"))
                .extracting(row -> row.get("USERNAME"))
                .containsExactlyInAnyOrder("WARDEN", "APP", "APP2", "NOGRANTS");
        assertThat(warden.rows("select privilege from session_privs"))
                .extracting(row -> row.get("PRIVILEGE"))
                .contains("ALTER SYSTEM");
        assertThat(warden.value("select value from v$parameter where name = 'job_queue_processes'"))
                .isEqualTo("160");
        assertThat(warden.rows("select * from gv$px_session")).isEmpty();
        assertThat(warden.rows("select * from gv$fast_start_transactions")).isEmpty();
    }

    @Test
    void role_and_open_mode_can_be_set() throws Exception {
        simulator.database("db1").role("PHYSICAL STANDBY");
        simulator.database("db1").openMode("READ ONLY WITH APPLY");

        assertThat(warden.row("select open_mode, database_role from v$database"))
                .containsEntry("OPEN_MODE", "READ ONLY WITH APPLY")
                .containsEntry("DATABASE_ROLE", "PHYSICAL STANDBY");
    }
}
