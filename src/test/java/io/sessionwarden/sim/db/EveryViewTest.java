package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.view.FixedViews;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EveryViewTest {
    private OracleSimulator simulator;
    private Client warden;
    private Client app;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().instances(2).start();
        warden = Client.of(simulator, "db1_1", "warden");
        app = Client.of(simulator, "db1_2", "app");
        app.execute("create table t (id number primary key, v varchar2(10))");
        app.execute("insert into t values (1, 'x')");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void every_view_can_be_read_with_all_its_columns() throws Exception {
        for (String view : FixedViews.names()) {
            assertThat(columns("select * from sys." + view)).as(view).isNotEmpty();
        }
    }

    @Test
    void every_public_synonym_leads_to_its_view() throws Exception {
        for (Map.Entry<String, String> synonym : FixedViews.synonyms().entrySet()) {
            assertThat(columns("select * from " + synonym.getKey()))
                    .as(synonym.getKey())
                    .isEqualTo(columns("select * from sys." + synonym.getValue()));
        }
    }

    @Test
    void the_global_form_of_a_view_says_the_instance_first() throws Exception {
        List<String> global = columns("select * from gv$session");

        assertThat(global.getFirst()).isEqualTo("INST_ID NUMBER(0)");
        assertThat(global.subList(1, global.size())).isEqualTo(columns("select * from v$session"));
        assertThat(warden.rows("select inst_id, sid from gv$session where username = 'APP'"))
                .hasSize(1)
                .allMatch(row -> row.get("INST_ID").toString().equals("2"));
        assertThat(warden.rows("select sid from v$session where username = 'APP'"))
                .isEmpty();
    }

    @Test
    void sessions_have_the_columns_of_19c() throws Exception {
        assertThat(columns("select * from v$session"))
                .hasSize(103)
                .startsWith("SADDR RAW(8)", "SID NUMBER(0)", "SERIAL# NUMBER(0)", "AUDSID NUMBER(0)")
                .contains("USERNAME VARCHAR2(128)", "SQL_ID VARCHAR2(13)", "STATE VARCHAR2(19)")
                .endsWith("CON_ID NUMBER(0)", "EXTERNAL_NAME VARCHAR2(1024)", "PLSQL_DEBUGGER_CONNECTED VARCHAR2(5)");
    }

    private List<String> columns(String query) throws SQLException {
        try (Statement statement = warden.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                rows.getObject(1);
            }
            ResultSetMetaData described = rows.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add("%s %s(%d)"
                        .formatted(
                                described.getColumnName(i), described.getColumnTypeName(i), described.getPrecision(i)));
            }
            return columns;
        }
    }
}
