package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverFetchTest extends EveryDriver {
    private static final int ROWS = 300;
    private static final int MANY = 3000;

    private Connection app;
    private String table;

    @BeforeEach
    void rows() throws SQLException {
        app = connect("app");
        table = table(app, "id number primary key, v number");
        fill(app, table, ROWS);
    }

    @Test
    void every_fetch_size_brings_every_row_in_as_many_calls_as_it_needs() throws SQLException {
        table = table(app, "id number primary key");
        fill(app, table, MANY);
        assertThat(callsToReadAll(1000)).isBetween(3L, 6L);
        assertThat(callsToReadAll(10)).isBetween(300L, 303L);
        assertThat(callsToRead(1, 50)).isBetween(50L, 53L);
    }

    private long callsToReadAll(int fetchSize) throws SQLException {
        return callsToRead(fetchSize, MANY);
    }

    private long callsToRead(int fetchSize, int rows) throws SQLException {
        long before = database().counters().calls();
        try (PreparedStatement select =
                app.prepareStatement("select id from " + table + " where id <= ? order by id")) {
            select.setFetchSize(fetchSize);
            select.setInt(1, rows);
            ResultSet result = select.executeQuery();
            for (int id = 1; id <= rows; id++) {
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isEqualTo(id);
            }
            assertThat(result.next()).isFalse();
        }
        return database().counters().calls() - before;
    }

    @Test
    void a_scrollable_result_goes_to_any_row() throws SQLException {
        try (Statement statement = app.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet result = statement.executeQuery("select id from " + table + " order by id")) {
            assertThat(result.absolute(250)).isTrue();
            assertThat(result.getInt(1)).isEqualTo(250);
            assertThat(result.previous()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(249);
            assertThat(result.relative(-99)).isTrue();
            assertThat(result.getInt(1)).isEqualTo(150);
            assertThat(result.last()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(ROWS);
            assertThat(result.getRow()).isEqualTo(ROWS);
            assertThat(result.first()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(1);
            assertThat(result.absolute(ROWS + 1)).isFalse();
        }
    }

    @Test
    void several_cursors_are_read_in_turn() throws SQLException {
        List<PreparedStatement> statements = new ArrayList<>();
        List<ResultSet> results = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PreparedStatement select =
                    app.prepareStatement("select id * " + (i + 1) + " from " + table + " where id <= 100 order by id");
            select.setFetchSize(7);
            statements.add(select);
            results.add(select.executeQuery());
        }
        for (int id = 1; id <= 100; id++) {
            for (int i = 0; i < 5; i++) {
                assertThat(results.get(i).next()).isTrue();
                assertThat(results.get(i).getInt(1)).isEqualTo(id * (i + 1));
            }
        }
        for (PreparedStatement statement : statements) {
            statement.close();
        }
    }

    @Test
    void rows_are_read_while_others_are_changed_and_the_result_does_not_see_it() throws SQLException {
        app.setAutoCommit(false);
        try (PreparedStatement select = app.prepareStatement("select id, v from " + table + " order by id");
                PreparedStatement update = app.prepareStatement("update " + table + " set v = 1 where id = ?")) {
            select.setFetchSize(10);
            ResultSet result = select.executeQuery();
            for (int id = 1; id <= 200; id++) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(2)).isNull();
                update.setInt(1, id + 50);
                assertThat(update.executeUpdate()).isOne();
            }
        }
        assertThat(value(app, "select count(*) from " + table + " where v = 1")).isEqualTo("200");
    }

    @Test
    void a_result_that_is_closed_early_leaves_the_statement_usable() throws SQLException {
        try (PreparedStatement select = app.prepareStatement("select id from " + table + " where id > ? order by id")) {
            select.setFetchSize(10);
            for (int from = 0; from < 20; from++) {
                select.setInt(1, from);
                try (ResultSet result = select.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getInt(1)).isEqualTo(from + 1);
                }
            }
        }
    }

    @Test
    void as_many_rows_come_as_the_statement_allows() throws SQLException {
        try (Statement statement = app.createStatement()) {
            statement.setMaxRows(25);
            ResultSet result = statement.executeQuery("select id from " + table + " order by id");
            int rows = 0;
            while (result.next()) {
                rows++;
            }
            assertThat(rows).isEqualTo(25);
        }
    }

    @Test
    void a_statement_from_the_drivers_cache_costs_one_call_and_takes_new_binds() throws SQLException {
        Properties caching = new Properties();
        caching.setProperty("oracle.jdbc.implicitStatementCacheSize", "5");
        Connection cached = connect("app", caching);
        selectOne(cached, 1);
        selectOne(cached, 2);

        long before = database().counters().calls();
        for (int id = 3; id < 23; id++) {
            selectOne(cached, id);
        }

        assertThat(database().counters().calls() - before).isEqualTo(20);
    }

    private void selectOne(Connection connection, int id) throws SQLException {
        assertThat(value(connection, "select id from " + table + " where id = ?", id))
                .isEqualTo(Integer.toString(id));
    }
}
