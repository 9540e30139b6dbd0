package io.sessionwarden.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.MemoryDatabase.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oracle.sql.INTERVALDS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest extends WireTest {
    private static final List<Column> EVERY_TYPE = List.of(
            text("TXT", 100),
            number("NUM"),
            column("DAT", Column.Type.DATE),
            new Column("TS", Column.Type.TIMESTAMP, 11, 0, 9, true),
            new Column("TSTZ", Column.Type.TIMESTAMP_TZ, 13, 0, 9, true),
            new Column("IV", Column.Type.INTERVAL_DS, 11, 2, 6, true),
            column("BF", Column.Type.BINARY_FLOAT),
            column("BD", Column.Type.BINARY_DOUBLE),
            column("RW", Column.Type.RAW),
            new Column("CH", Column.Type.CHAR, 3, 0, 0, false),
            column("CL", Column.Type.CLOB));

    @Test
    void every_type_arrives_as_it_was_sent() throws SQLException {
        Object[] row = {
            "größe €",
            new BigDecimal("-12345678901234567890.0123456789"),
            LocalDateTime.of(2026, 11, 22, 20, 57, 59),
            LocalDateTime.of(1999, 1, 2, 3, 4, 5, 123_456_789),
            OffsetDateTime.parse("2026-07-01T00:30:00.5-03:30"),
            Duration.ofDays(-3).minusHours(4).minusNanos(500_000_000),
            -1.5f,
            6.02214076e23,
            new byte[] {0, -1, 127},
            "abc",
            "a long text"
        };
        database.query(
                "select every_type from t", EVERY_TYPE, (session, binds) -> Outcome.rows(List.of(row, new Object[11])));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select every_type from t")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString("TXT")).isEqualTo("größe €");
            assertThat(result.getBigDecimal("NUM")).isEqualByComparingTo((BigDecimal) row[1]);
            assertThat(result.getObject("DAT", LocalDateTime.class)).isEqualTo(row[2]);
            assertThat(result.getObject("TS", LocalDateTime.class)).isEqualTo(row[3]);
            assertThat(result.getObject("TSTZ", OffsetDateTime.class)).isEqualTo(row[4]);
            assertThat(INTERVALDS.toDuration(((INTERVALDS) result.getObject("IV")).getBytes()))
                    .isEqualTo(row[5]);
            assertThat(result.getFloat("BF")).isEqualTo(-1.5f);
            assertThat(result.getDouble("BD")).isEqualTo(6.02214076e23);
            assertThat(result.getBytes("RW")).containsExactly(0, -1, 127);
            assertThat(result.getString("CH")).isEqualTo("abc");
            assertThat(result.getString("CL")).isEqualTo("a long text");
            assertThat(result.next()).isTrue();
            for (int i = 1; i <= EVERY_TYPE.size(); i++) {
                assertThat(result.getObject(i)).as(EVERY_TYPE.get(i - 1).name()).isNull();
            }
            assertThat(result.next()).isFalse();
        }
    }

    @Test
    void the_columns_are_described() throws SQLException {
        List<Column> columns = List.of(
                new Column("SALARY", Column.Type.NUMBER, 22, 10, 2, false),
                text("NAME", 40),
                new Column("SINCE", Column.Type.TIMESTAMP, 11, 0, 6, true));
        database.query("select described from t", columns, (session, binds) -> Outcome.rows(List.of()));
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select described from t");
                ResultSet result = statement.executeQuery()) {
            var metadata = result.getMetaData();
            assertThat(metadata.getColumnCount()).isEqualTo(3);
            assertThat(metadata.getColumnName(1)).isEqualTo("SALARY");
            assertThat(metadata.getColumnTypeName(1)).isEqualTo("NUMBER");
            assertThat(metadata.getPrecision(1)).isEqualTo(10);
            assertThat(metadata.getScale(1)).isEqualTo(2);
            assertThat(metadata.isNullable(1)).isZero();
            assertThat(metadata.getPrecision(2)).isEqualTo(40);
            assertThat(metadata.isNullable(2)).isOne();
            assertThat(metadata.getColumnTypeName(3)).isEqualTo("TIMESTAMP");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "9",
                "10",
                "99",
                "100",
                "-100",
                "101",
                "0.1",
                "0.01",
                "-0.001",
                "123456789012345678901234567890",
                "-99999999999999999999999999999999999999",
                "1e100",
                "-1.5e-100",
                "3.14159265358979323846264338327950288",
                "1e-3"
            })
    void a_number_keeps_its_value(String number) throws SQLException {
        BigDecimal value = new BigDecimal(number);
        database.query(
                "select n from t",
                List.of(number("N")),
                (session, binds) -> Outcome.rows(List.of(new Object[] {value}, binds.toArray())));
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select n from t where x = ?")) {
            statement.setBigDecimal(1, value);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getBigDecimal(1)).isEqualByComparingTo(value);
                assertThat(result.next()).isTrue();
                assertThat(result.getBigDecimal(1)).as("there and back").isEqualByComparingTo(value);
            }
        }
    }

    @Test
    void an_empty_result_has_no_rows_again_and_again() throws SQLException {
        database.query("select nothing from t", List.of(number("N")), (session, binds) -> Outcome.rows(List.of()));
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select nothing from t")) {
            for (int i = 0; i < 3; i++) {
                try (ResultSet result = statement.executeQuery()) {
                    assertThat(result.next()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 500, 5000})
    void ten_thousand_rows_arrive_in_order_with_any_fetch_size(int fetchSize) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(new Object[] {BigDecimal.valueOf(i), "row " + i});
        }
        database.query(
                "select many from t", List.of(number("N"), text("T", 20)), (session, binds) -> Outcome.rows(rows));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(fetchSize);
            long before = listener.traffic("db1").roundTrips();
            try (ResultSet result = statement.executeQuery("select many from t")) {
                for (int i = 0; i < 10_000; i++) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getInt(1)).isEqualTo(i);
                    assertThat(result.getString(2)).isEqualTo("row " + i);
                }
                assertThat(result.next()).isFalse();
            }
            long calls = listener.traffic("db1").roundTrips() - before;
            assertThat(calls).isBetween(10_000L / fetchSize, 10_000L / fetchSize + 5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {252, 253, 4000, 8182, 32_767})
    void wide_texts_arrive_whole(int bytes) throws SQLException {
        String text = "é".repeat(bytes / 2) + "x".repeat(bytes % 2);
        database.query(
                "select wide from t",
                List.of(text("T", 32_767), number("N")),
                (session, binds) -> Outcome.rows(
                        List.of(new Object[] {text, BigDecimal.ONE}, new Object[] {null, null}, new Object[] {
                            text, BigDecimal.TWO
                        })));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select wide from t")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo(text);
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isNull();
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo(text);
            assertThat(result.getInt(2)).isEqualTo(2);
        }
    }

    @Test
    void a_prepared_query_runs_a_thousand_times_on_one_cursor() throws SQLException {
        database.query(
                "select echo",
                List.of(number("N"), text("T", 100)),
                (session, binds) -> Outcome.rows(List.of(binds.toArray(), new Object[] {BigDecimal.ZERO, null})));
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select echo from t where a = ? and b = ?")) {
            for (int i = 0; i < 1000; i++) {
                statement.setInt(1, i);
                statement.setString(2, i % 10 == 0 ? null : "text " + i);
                try (ResultSet result = statement.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getInt(1)).isEqualTo(i);
                    assertThat(result.getString(2)).isEqualTo(i % 10 == 0 ? null : "text " + i);
                }
            }
            assertThat(database.openCursors).hasValue(1);
        }
    }

    @Test
    void a_changed_fetch_size_goes_on_with_the_same_cursor() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(new Object[] {BigDecimal.valueOf(i)});
        }
        database.query("select some from t", List.of(number("N")), (session, binds) -> Outcome.rows(rows));
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select some from t")) {
            for (int fetchSize : new int[] {10, 10, 50, 50, 7}) {
                statement.setFetchSize(fetchSize);
                try (ResultSet result = statement.executeQuery()) {
                    for (int i = 0; i < 100; i++) {
                        assertThat(result.next()).isTrue();
                        assertThat(result.getInt(1)).isEqualTo(i);
                    }
                    assertThat(result.next()).isFalse();
                }
            }
        }
    }

    @Test
    void a_query_that_fails_while_fetching_reports_it_and_leaves_the_connection_usable() throws SQLException {
        database.query(
                "select broken from t",
                List.of(number("N")),
                (session, binds) ->
                        Outcome.rows(Arrays.asList(new Object[] {BigDecimal.ONE}, new Object[] {"no number"})));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException error = failureOf(() -> {
                try (ResultSet result = statement.executeQuery("select broken from t")) {
                    while (result.next()) {
                        result.getInt(1);
                    }
                }
            });
            assertThat(error.getErrorCode()).isEqualTo(6502);
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void an_unknown_error_inside_the_database_becomes_ora_00600() throws SQLException {
        database.query("select bug from t", List.of(number("N")), (session, binds) -> {
            throw new IllegalStateException("a bug");
        });
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException error = failureOf(() -> statement.executeQuery("select bug from t"));
            assertThat(error.getErrorCode()).isEqualTo(600);
            assertThat(error.getMessage()).contains("a bug");
        }
        try (Connection other = connect()) {
            assertThat(other.isValid(5)).isTrue();
        }
    }

    @Test
    void the_position_of_an_error_reaches_the_client() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException error = failureOf(() -> statement.executeQuery("select * from missing"));
            assertThat(error.getErrorCode()).isEqualTo(942);
            assertThat(error.getMessage()).contains("ORA-00942: table or view does not exist");
            var position = ((oracle.jdbc.OracleDatabaseException) error.getCause()).getErrorPosition();
            assertThat(position).isEqualTo(14);
        }
    }

    @Test
    void failing_statements_leave_no_cursors_behind() throws SQLException {
        database.query("select always_fails from t", List.of(number("N")), (session, binds) -> {
            throw new OraError(1476, "divisor is equal to zero");
        });
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select always_fails from t")) {
            for (int i = 0; i < 20; i++) {
                assertThat(failureOf(statement::executeQuery).getErrorCode()).isEqualTo(1476);
            }
            assertThat(database.openCursors).hasValueLessThanOrEqualTo(1);
        }
    }

    @Test
    void closed_statements_close_their_cursors() throws SQLException {
        database.query(
                "select one from t",
                List.of(number("N")),
                (session, binds) ->
                        Outcome.rows(List.of(new Object[] {BigDecimal.ONE}, new Object[] {BigDecimal.TWO})));
        try (Connection connection = connect()) {
            for (int i = 0; i < 50; i++) {
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery("select one from t")) {
                    assertThat(result.next()).isTrue();
                }
            }
            assertThat(connection.isValid(5)).isTrue();
            assertThat(database.openCursors).hasValueLessThanOrEqualTo(1);
        }
    }

    @Test
    void more_than_three_hundred_open_cursors_are_too_many_until_some_are_closed() throws SQLException {
        database.query(
                "select one from t",
                List.of(number("N")),
                (session, binds) ->
                        Outcome.rows(List.of(new Object[] {BigDecimal.ONE}, new Object[] {BigDecimal.TWO})));
        try (Connection connection = connect()) {
            List<Statement> open = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Statement statement = connection.createStatement();
                statement.setFetchSize(1);
                statement.executeQuery("select one from t");
                open.add(statement);
            }
            try (Statement tooMany = connection.createStatement()) {
                assertThat(failureOf(() -> tooMany.executeQuery("select one from t"))
                                .getErrorCode())
                        .isEqualTo(1000);
                open.removeLast().close();
                assertThat(tooMany.executeQuery("select one from t").next()).isTrue();
            }
            assertThat(database.openCursors).hasValueLessThanOrEqualTo(300);
        }
    }
}
