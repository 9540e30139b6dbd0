package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverBatchTest extends EveryDriver {
    private Connection app;
    private String table;

    @BeforeEach
    void table() throws SQLException {
        app = connect("app");
        table = table(app, "id number primary key, t varchar2(4000)");
    }

    @Test
    void a_batch_inserts_all_its_rows_in_one_call() throws SQLException {
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " values (?, ?)")) {
            for (int id = 1; id <= 500; id++) {
                insert.setInt(1, id);
                if (id % 3 == 0) {
                    insert.setNull(2, Types.VARCHAR);
                } else {
                    insert.setString(2, "row " + id);
                }
                insert.addBatch();
            }
            long before = database().counters().calls();
            assertThat(insert.executeBatch()).hasSize(500).containsOnly(1);
            assertThat(database().counters().calls() - before).isOne();
        }
        assertThat(value(app, "select count(*) || '/' || count(t) || '/' || to_char(sum(id)) from " + table))
                .isEqualTo("500/334/125250");
    }

    @Test
    void a_batch_counts_the_rows_of_each_of_its_updates() throws SQLException {
        fill(app, table, 10);
        try (PreparedStatement update = app.prepareStatement("update " + table + " set t = ? where id <= ?")) {
            for (int most : new int[] {3, 0, 10, 1}) {
                update.setString(1, "up to " + most);
                update.setInt(2, most);
                update.addBatch();
            }
            assertThat(update.executeBatch()).containsExactly(3, 0, 10, 1);
        }
    }

    @Test
    void a_batch_that_fails_tells_how_far_it_came_and_keeps_the_rows_before() throws SQLException {
        app.setAutoCommit(false);
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " (id) values (?)")) {
            for (int id : new int[] {1, 2, 3, 2, 4}) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            BatchUpdateException error = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(error.getErrorCode()).isEqualTo(1);
            assertThat(Arrays.stream(error.getUpdateCounts()).filter(count -> count != Statement.EXECUTE_FAILED))
                    .hasSize(3);
        }
        assertThat(value(app, "select listagg(id, ',') within group (order by id) from " + table))
                .isEqualTo("1,2,3");
    }

    @Test
    void different_statements_go_into_one_batch() throws SQLException {
        try (Statement batch = app.createStatement()) {
            batch.addBatch("insert into " + table + " values (1, 'one')");
            batch.addBatch("insert into " + table + " values (2, 'two')");
            batch.addBatch("update " + table + " set t = upper(t)");
            assertThat(batch.executeBatch()).containsExactly(1, 1, 2);
        }
        assertThat(value(app, "select listagg(t, ',') within group (order by id) from " + table))
                .isEqualTo("ONE,TWO");
    }

    @Test
    void a_batch_of_wide_rows_fills_many_packets() throws SQLException {
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " values (?, ?)")) {
            for (int id = 1; id <= 40; id++) {
                insert.setInt(1, id);
                insert.setString(2, "ž".repeat(1500 + id));
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(40).containsOnly(1);
        }
        assertThat(value(app, "select sum(length(t)) from " + table)).isEqualTo("60820");
    }
}
