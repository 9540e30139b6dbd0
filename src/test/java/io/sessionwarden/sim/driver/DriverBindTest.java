package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverBindTest extends EveryDriver {
    private static final LocalDateTime TIME = LocalDateTime.of(2024, 2, 29, 23, 59, 58, 123_456_000);
    private static final int COLUMNS = 300;
    // Oracle's own type codes, which plain JDBC has no names for
    private static final int BINARY_FLOAT = 100;
    private static final int BINARY_DOUBLE = 101;

    private Connection app;

    @BeforeEach
    void connect() throws SQLException {
        app = connect("app");
    }

    @Test
    void numbers_come_back_as_they_were_bound() throws SQLException {
        String table = table(app, "id number, a number, b number(38, 10), c binary_double, d binary_float");
        String insert = "insert into " + table + " values (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = app.prepareStatement(insert)) {
            insertNumbers(statement, 1, Long.MAX_VALUE, "-12345678901234567890.0000000001", 1.0e300, 1.5f);
            insertNumbers(statement, 2, -1, "0.1", -2.5e-300, -3.25f);
            insertNumbers(statement, 3, 0, "0", 0, Float.MAX_VALUE);
        }
        try (PreparedStatement select = app.prepareStatement("select a, b, c, d from " + table + " where id = ?")) {
            assertNumbers(select, 1, Long.MAX_VALUE, "-12345678901234567890.0000000001", 1.0e300, 1.5f);
            assertNumbers(select, 2, -1, "0.1", -2.5e-300, -3.25f);
            assertNumbers(select, 3, 0, "0", 0, Float.MAX_VALUE);
        }
    }

    private static void insertNumbers(PreparedStatement statement, int id, long a, String b, double c, float d)
            throws SQLException {
        statement.setInt(1, id);
        statement.setLong(2, a);
        statement.setBigDecimal(3, new BigDecimal(b));
        statement.setObject(4, c, BINARY_DOUBLE);
        statement.setObject(5, d, BINARY_FLOAT);
        assertThat(statement.executeUpdate()).isOne();
    }

    private static void assertNumbers(PreparedStatement select, int id, long a, String b, double c, float d)
            throws SQLException {
        select.setInt(1, id);
        try (ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(a);
            assertThat(row.getBigDecimal(2)).isEqualByComparingTo(b);
            assertThat(row.getDouble(3)).isEqualTo(c);
            assertThat(row.getFloat(4)).isEqualTo(d);
        }
    }

    @Test
    void a_double_and_a_float_are_bound_as_numbers_without_loss() throws SQLException {
        String table = table(app, "a number, b number");
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " values (?, ?)")) {
            insert.setDouble(1, 0.1);
            insert.setFloat(2, -1.5e-7f);
            insert.executeUpdate();
        }
        try (ResultSet row = app.createStatement().executeQuery("select a, b from " + table)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getDouble(1)).isEqualTo(0.1);
            assertThat(row.getFloat(2)).isEqualTo(-1.5e-7f);
        }
    }

    @Test
    void times_come_back_as_they_were_bound() throws SQLException {
        OffsetDateTime zoned = OffsetDateTime.parse("2026-11-22T10:11:12.13+05:30");
        String table = table(app, "a date, b timestamp(6), c timestamp(6), d timestamp(6) with time zone");
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " values (?, ?, ?, ?)")) {
            insert.setDate(1, Date.valueOf("1999-12-31"));
            insert.setTimestamp(2, Timestamp.valueOf(TIME));
            insert.setObject(3, TIME);
            insert.setObject(4, zoned);
            assertThat(insert.executeUpdate()).isOne();
        }
        try (PreparedStatement select = app.prepareStatement("select a, b, c, d from " + table + " where b = ?")) {
            select.setTimestamp(1, Timestamp.valueOf(TIME));
            ResultSet row = select.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getObject(1, LocalDate.class)).isEqualTo("1999-12-31");
            assertThat(row.getTimestamp(2)).isEqualTo(Timestamp.valueOf(TIME));
            assertThat(row.getObject(3, LocalDateTime.class)).isEqualTo(TIME);
            assertThat(row.getObject(4, OffsetDateTime.class)).isEqualTo(zoned);
        }
    }

    @Test
    void texts_and_bytes_come_back_as_they_were_bound() throws SQLException {
        String longText = "Příliš žluťoučký ".repeat(100);
        byte[] bytes = {0, 1, -1, 127, -128};
        String table = table(app, "a varchar2(4000), b raw(2000), c char(5), d varchar2(20)");
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " values (?, ?, ?, ?)")) {
            insert.setString(1, longText);
            insert.setBytes(2, bytes);
            insert.setString(3, "ab");
            insert.setNString(4, "národní");
            insert.executeUpdate();
        }
        try (ResultSet row = app.createStatement().executeQuery("select a, b, c, d, length(a) from " + table)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(longText);
            assertThat(row.getBytes(2)).isEqualTo(bytes);
            assertThat(row.getString(3)).isEqualTo("ab   ");
            assertThat(row.getString(4)).isEqualTo("národní");
            assertThat(row.getInt(5)).isEqualTo(longText.length());
        }
    }

    @Test
    void one_statement_goes_from_values_to_nulls_and_to_longer_values() throws SQLException {
        String table = table(app, "id number, t varchar2(4000), n number, d date");
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " values (?, ?, ?, ?)")) {
            for (int id = 0; id < 6; id++) {
                insert.setInt(1, id);
                if (id % 2 == 0) {
                    insert.setString(2, "x".repeat(id * 700 + 1));
                    insert.setBigDecimal(3, BigDecimal.valueOf(id));
                    insert.setTimestamp(4, Timestamp.valueOf("2024-01-01 00:00:00"));
                } else {
                    insert.setNull(2, Types.VARCHAR);
                    insert.setNull(3, Types.NUMERIC);
                    insert.setNull(4, Types.TIMESTAMP);
                }
                insert.executeUpdate();
            }
        }
        String lengths = "select listagg(nvl(length(t), -1) || ':' || nvl(n, -1) || ':' || nvl2(d, 'd', '-'), ' ')"
                + " within group (order by id) from ";
        assertThat(value(app, lengths + table)).isEqualTo("1:0:d -1:-1:- 1401:2:d -1:-1:- 2801:4:d -1:-1:-");
    }

    @Test
    void the_type_of_a_bind_may_change_between_executions() throws SQLException {
        try (PreparedStatement select = app.prepareStatement("select ? || '!' from dual")) {
            select.setString(1, "text");
            assertThat(first(select)).isEqualTo("text!");
            select.setInt(1, 42);
            assertThat(first(select)).isEqualTo("42!");
            select.setString(1, "text again");
            assertThat(first(select)).isEqualTo("text again!");
        }
    }

    private static String first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void intervals_and_zoned_times_of_the_database_arrive() throws SQLException {
        String sql = "select interval '3 04:05:06.789' day to second, interval '-10' minute, systimestamp from dual";
        try (ResultSet row = app.createStatement().executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("3 4:5:6.789");
            assertThat(row.getString(2)).isEqualTo("-0 0:10:0.0");
            assertThat(row.getObject(3, OffsetDateTime.class))
                    .isCloseTo(OffsetDateTime.now(), within(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    void three_hundred_binds_arrive_in_order() throws SQLException {
        String columns =
                IntStream.range(0, COLUMNS).mapToObj(i -> "c" + i + " number").collect(Collectors.joining(", "));
        String marks = "?" + ", ?".repeat(COLUMNS - 1);
        String table = table(app, columns);
        try (PreparedStatement insert = app.prepareStatement("insert into " + table + " values (" + marks + ")")) {
            for (int i = 0; i < COLUMNS; i++) {
                insert.setInt(i + 1, i * i);
            }
            insert.executeUpdate();
        }
        try (ResultSet row = app.createStatement().executeQuery("select * from " + table)) {
            assertThat(row.getMetaData().getColumnCount()).isEqualTo(COLUMNS);
            assertThat(row.next()).isTrue();
            for (int i = 0; i < COLUMNS; i++) {
                assertThat(row.getInt("C" + i)).isEqualTo(i * i);
            }
        }
    }

    @Test
    void a_list_of_a_thousand_binds_finds_its_rows() throws SQLException {
        String table = table(app, "id number");
        fill(app, table, 2000);
        String marks = "?" + ", ?".repeat(999);
        try (PreparedStatement select =
                app.prepareStatement("select count(*), sum(id) from " + table + " where id in (" + marks + ")")) {
            for (int i = 1; i <= 1000; i++) {
                select.setInt(i, i * 2);
            }
            ResultSet row = select.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(1000);
            assertThat(row.getInt(2)).isEqualTo(1_001_000);
        }
    }

    @Test
    void rows_and_binds_larger_than_a_packet_arrive_whole() throws SQLException {
        String columns = IntStream.range(0, 10)
                .mapToObj(i -> "c" + i + " varchar2(4000)")
                .collect(Collectors.joining(", "));
        String table = table(app, columns);
        String insert = "insert into " + table + " values (?" + ", ?".repeat(9) + ")";
        try (PreparedStatement statement = app.prepareStatement(insert)) {
            for (int row = 0; row < 5; row++) {
                for (int i = 0; i < 10; i++) {
                    statement.setString(i + 1, Character.toString('a' + row + i).repeat(4000));
                }
                statement.executeUpdate();
            }
        }
        try (ResultSet result = app.createStatement().executeQuery("select * from " + table + " order by c0")) {
            for (int row = 0; row < 5; row++) {
                assertThat(result.next()).isTrue();
                for (int i = 0; i < 10; i++) {
                    assertThat(result.getString(i + 1))
                            .isEqualTo(Character.toString('a' + row + i).repeat(4000));
                }
            }
            assertThat(result.next()).isFalse();
        }
    }
}
