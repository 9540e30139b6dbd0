package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.TurnableClock;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DictionaryViewsTest {
    private final TurnableClock clock = new TurnableClock();
    private OracleSimulator simulator;
    private Client system;
    private Client app;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().clock(clock).start();
        system = Client.of(simulator, "system");
        app = Client.of(simulator, "app");
        clock.turn(Duration.ofHours(1));
        app.execute("create table parent (id number(9) primary key, name varchar2(40) not null)");
        app.execute("create table child (id number, parent_id number(9), born date, price number(10,2) default 0,"
                + " constraint child_fk foreign key (parent_id) references parent (id) on delete cascade)");
        app.execute("create index child_born on child (born, id)");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_table_is_shown_in_three_forms() throws Exception {
        assertThat(app.rows("select table_name from user_tables order by table_name"))
                .extracting(row -> row.get("TABLE_NAME"))
                .containsExactly("CHILD", "PARENT");
        assertThat(system.rows("select owner from dba_tables where table_name = 'CHILD'"))
                .extracting(row -> row.get("OWNER"))
                .containsExactly("APP");
        assertThat(system.rows("select * from user_tables")).isEmpty();
        try (Client nobody = Client.of(simulator, "nogrants")) {
            assertThat(nobody.rows("select * from all_tables")).isEmpty();
        }
        app.execute("drop table child");
        assertThat(app.rows("select table_name from user_tables")).hasSize(1);
    }

    @Test
    void columns_have_oracles_types() throws Exception {
        assertThat(
                        app.rows(
                                "select column_name, data_type, data_length, data_precision, data_scale, nullable, column_id"
                                        + " from user_tab_columns where table_name in ('PARENT', 'CHILD') order by table_name desc, column_id"))
                .extracting(row -> row.get("COLUMN_NAME") + " " + row.get("DATA_TYPE") + " " + row.get("DATA_LENGTH")
                        + " "
                        + row.get("DATA_PRECISION") + " " + row.get("DATA_SCALE") + " " + row.get("NULLABLE") + " "
                        + row.get("COLUMN_ID"))
                .containsExactly(
                        "ID NUMBER 22 9 0 N 1",
                        "NAME VARCHAR2 40 null null N 2",
                        "ID NUMBER 22 null null Y 1",
                        "PARENT_ID NUMBER 22 9 0 Y 2",
                        "BORN DATE 7 null null Y 3",
                        "PRICE NUMBER 22 10 2 Y 4");
    }

    @Test
    void constraints_and_indexes_are_shown_with_their_columns() throws Exception {
        assertThat(app.row(
                        "select c.constraint_type, c.delete_rule, cc.column_name, r.table_name from user_constraints c"
                                + " join user_cons_columns cc on cc.constraint_name = c.constraint_name"
                                + " join user_constraints r on r.constraint_name = c.r_constraint_name"
                                + " where c.constraint_name = 'CHILD_FK'"))
                .containsEntry("CONSTRAINT_TYPE", "R")
                .containsEntry("DELETE_RULE", "CASCADE")
                .containsEntry("COLUMN_NAME", "PARENT_ID")
                .containsEntry("TABLE_NAME", "PARENT");
        assertThat(
                        app.rows(
                                "select column_name from user_ind_columns where index_name = 'CHILD_BORN' order by column_position"))
                .extracting(row -> row.get("COLUMN_NAME"))
                .containsExactly("BORN", "ID");
        assertThat(app.value("select uniqueness from user_indexes where index_name = 'CHILD_BORN'"))
                .isEqualTo("NONUNIQUE");
    }

    @Test
    void objects_know_when_they_were_made() throws Exception {
        assertThat(system.row("select object_type, created from dba_objects where object_name = 'CHILD'"))
                .containsEntry("OBJECT_TYPE", "TABLE")
                .containsEntry("CREATED", Timestamp.valueOf("2026-03-02 11:00:00"));
        assertThat(system.row("select object_type, owner from dba_objects where object_name = 'V_$SESSION'"))
                .containsEntry("OBJECT_TYPE", "VIEW")
                .containsEntry("OWNER", "SYS");
        assertThat(
                        app.rows(
                                "select object_id from user_objects where object_type = 'INDEX' and object_name = 'CHILD_BORN'"))
                .hasSize(1);
    }

    @Test
    void synonyms_say_which_view_a_name_stands_for() throws Exception {
        assertThat(app.row("select owner, table_owner, table_name from all_synonyms where synonym_name = 'V$SESSION'"))
                .containsEntry("OWNER", "PUBLIC")
                .containsEntry("TABLE_OWNER", "SYS")
                .containsEntry("TABLE_NAME", "V_$SESSION");
        assertThat(app.value("select table_name from all_synonyms where synonym_name = 'V$TEMPSEG_USAGE'"))
                .isEqualTo("V_$SORT_USAGE");
    }

    @Test
    void the_dictionary_lists_what_its_reader_may_read() throws Exception {
        assertThat(app.rows("select * from dictionary where table_name = 'V$SESSION'"))
                .isEmpty();
        assertThat(system.rows("select * from dict where table_name = 'V$SESSION'"))
                .hasSize(1);
        assertThat(system.rows("select column_name from dict_columns where table_name = 'GV$SESSION'"))
                .hasSize(104);
        assertThat(system.rows("select name from v$fixed_table where name in ('V$SESSION', 'GV$LOCK')"))
                .hasSize(2);
    }

    @Test
    void users_are_shown_to_everybody_without_their_state() throws Exception {
        assertThat(app.rows("select username from all_users where oracle_maintained = 'N'"))
                .hasSize(4);
        assertThat(app.row("select username, account_status from user_users"))
                .containsEntry("USERNAME", "APP")
                .containsEntry("ACCOUNT_STATUS", "OPEN");
    }

    @Test
    void the_driver_lists_schemas_tables_and_keys() throws Exception {
        DatabaseMetaData data = app.connection().getMetaData();
        assertThat(strings(data.getTables(null, "APP", "%", new String[] {"TABLE"}), "TABLE_NAME"))
                .containsExactly("CHILD", "PARENT");
        assertThat(strings(data.getPrimaryKeys(null, "APP", "PARENT"), "COLUMN_NAME"))
                .containsExactly("ID");
        assertThat(strings(data.getSchemas(), "TABLE_SCHEM")).contains("APP", "APP2", "SYSTEM");
    }

    private static List<String> strings(ResultSet rows, String column) throws SQLException {
        List<String> strings = new ArrayList<>();
        while (rows.next()) {
            strings.add(rows.getString(column));
        }
        return strings;
    }
}
