package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.sim.OracleSimulator;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkViewsTest {
    private OracleSimulator simulator;
    private Client warden;
    private Client app;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        warden = Client.of(simulator, "warden");
        app = Client.of(simulator, "app");
        app.execute("create table t (id number primary key, v number)");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private long statistic(Client of, String name) throws SQLException {
        Object value = warden.value(
                "select s.value from v$sesstat s join v$statname n on n.statistic# = s.statistic#"
                        + " where s.sid = ? and n.name = ?",
                of.sid(),
                name);
        return Long.parseLong(value.toString());
    }

    @Test
    void commits_and_rollbacks_are_counted_for_their_session() throws Exception {
        long commits = statistic(app, "user commits");
        long rollbacks = statistic(app, "user rollbacks");
        app.execute("insert into t values (1, 1)");
        app.commit();
        app.execute("insert into t values (2, 1)");
        app.connection().rollback();

        assertThat(statistic(app, "user commits")).isEqualTo(commits + 1);
        assertThat(statistic(app, "user rollbacks")).isEqualTo(rollbacks + 1);
    }

    @Test
    void open_cursors_come_and_go() throws Exception {
        List<PreparedStatement> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            open.add(app.connection().prepareStatement("select id from t where id = 7" + i));
            open.getLast().executeQuery().next();
        }

        assertThat(statistic(app, "opened cursors current")).isEqualTo(5);
        assertThat(warden.row(
                        "select user_name, cursor_type from v$open_cursor where sid = ?"
                                + " and sql_text = 'select id from t where id = 73'",
                        app.sid()))
                .containsEntry("USER_NAME", "APP")
                .containsEntry("CURSOR_TYPE", "OPEN");

        for (PreparedStatement one : open) {
            one.close();
        }
        // The driver tells with its next call which cursors it has closed.
        app.connection().isValid(1);
        assertThat(statistic(app, "opened cursors current")).isZero();
        assertThat(warden.rows("select * from v$open_cursor where sid = ?", app.sid()))
                .isEmpty();
    }

    @Test
    void work_is_counted_by_call_execution_and_byte() throws Exception {
        List<String> names = List.of(
                "user calls",
                "execute count",
                "parse count (total)",
                "bytes received via SQL*Net from client",
                "bytes sent via SQL*Net to client",
                "SQL*Net roundtrips to/from client",
                "redo size",
                "opened cursors cumulative");
        Map<String, Long> before = new HashMap<>();
        for (String name : names) {
            before.put(name, statistic(app, name));
        }
        app.execute("insert into t values (1, 1)");

        for (String name : names) {
            assertThat(statistic(app, name)).as(name).isGreaterThan(before.get(name));
        }
    }

    @Test
    void processor_time_grows_with_what_a_call_computes() throws Exception {
        fill(60);
        app.value("select count(*) from t a, t b, t c where mod(a.id * b.id + c.id, 7) = 3");

        assertThat(statistic(app, "CPU used by this session")).isPositive();
        assertThat(Long.parseLong(warden.value(
                                "select value from v$sess_time_model where stat_name = 'DB CPU' and sid = ?", app.sid())
                        .toString()))
                .isGreaterThan(10_000);
    }

    @Test
    void a_parse_that_fails_is_counted() throws Exception {
        long before = statistic(app, "parse count (failures)");
        assertThatThrownBy(() -> app.value("select nothing from nowhere")).hasMessageContaining("ORA-00942");
        assertThat(statistic(app, "parse count (failures)")).isEqualTo(before + 1);
    }

    @Test
    void a_session_finds_its_own_statistics() throws Exception {
        assertThat(warden.rows("select distinct sid from v$mystat"))
                .extracting(row -> row.get("SID").toString())
                .containsExactly(Integer.toString(warden.sid()));
    }

    @Test
    void the_system_remembers_the_work_of_sessions_that_are_gone() throws Exception {
        for (int i = 1; i <= 20; i++) {
            app.execute("insert into t values (" + i + ", 0)");
            app.commit();
        }
        long commits = system("user commits");
        long logons = system("logons cumulative");
        app.close();

        assertThat(system("user commits")).isGreaterThanOrEqualTo(commits);
        assertThat(system("logons cumulative")).isEqualTo(logons);
        assertThat(system("logons current")).isLessThan(logons);
    }

    private void fill(int rows) throws SQLException {
        try (PreparedStatement insert = app.connection().prepareStatement("insert into t values (?, 0)")) {
            for (int i = 1; i <= rows; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        app.commit();
    }

    private long system(String name) throws SQLException {
        return Long.parseLong(
                warden.value("select value from v$sysstat where name = ?", name).toString());
    }

    @Test
    void a_statement_is_told_with_what_it_cost() throws Exception {
        app.connection().setClientInfo("OCSID.MODULE", "billing");
        fill(5);
        String sql = "insert into t select id + 100, 0 from t";
        app.execute(sql);
        app.connection().rollback();
        app.execute(sql);
        Map<String, Object> statement = warden.row(
                "select sql_id, executions, parse_calls, rows_processed, parsing_schema_name, module, elapsed_time,"
                        + " users_executing, command_type, first_load_time, hash_value, address, child_number"
                        + " from v$sql where sql_text = ?",
                sql);

        assertThat(statement.get("EXECUTIONS")).hasToString("2");
        assertThat(statement.get("PARSE_CALLS")).hasToString("2");
        assertThat(statement.get("ROWS_PROCESSED")).hasToString("10");
        assertThat(statement.get("PARSING_SCHEMA_NAME")).isEqualTo("APP");
        assertThat(statement.get("MODULE")).isEqualTo("billing");
        assertThat(statement.get("USERS_EXECUTING")).hasToString("0");
        assertThat(Long.parseLong(statement.get("ELAPSED_TIME").toString())).isPositive();
        assertThat(statement.get("FIRST_LOAD_TIME").toString()).matches("\\d{4}-\\d\\d-\\d\\d/\\d\\d:\\d\\d:\\d\\d");
        for (String view : List.of("v$sqlarea", "v$sqlstats")) {
            assertThat(warden.row(
                            "select executions, rows_processed from " + view + " where sql_id = ?",
                            statement.get("SQL_ID")))
                    .as(view)
                    .containsEntry("EXECUTIONS", statement.get("EXECUTIONS"))
                    .containsEntry("ROWS_PROCESSED", statement.get("ROWS_PROCESSED"));
        }
        assertThat(warden.value(
                        "select q.sql_id from v$session s join v$sqlarea q"
                                + " on q.address = s.prev_sql_addr and q.hash_value = s.prev_hash_value where s.sid = ?",
                        app.sid()))
                .isEqualTo(statement.get("SQL_ID"));
    }

    @Test
    void the_reader_is_the_one_who_executes() throws Exception {
        String sql = "select users_executing from v$sql where sql_id = (select sql_id from v$session where sid = "
                + warden.sid() + ")";
        assertThat(warden.value(sql)).hasToString("1");
    }

    @Test
    void a_long_text_comes_in_pieces() throws Exception {
        String sql = "select id\nfrom t /* " + "x".repeat(100) + " */ where id = 0";
        app.rows(sql);
        String id = warden.value("select sql_id from v$sqlstats where sql_text = ?", sql)
                .toString();

        assertThat(pieces("v$sqltext_with_newlines", id)).isEqualTo(sql);
        assertThat(pieces("v$sqltext", id)).isEqualTo(sql.replace("\n", " "));
    }

    private String pieces(String view, String sqlId) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> row :
                warden.rows("select sql_text from " + view + " where sql_id = ? order by piece", sqlId)) {
            text.append(row.get("SQL_TEXT"));
        }
        return text.toString();
    }
}
