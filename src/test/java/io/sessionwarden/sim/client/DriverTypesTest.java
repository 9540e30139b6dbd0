package io.sessionwarden.sim.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverTypesTest extends DriverTest {
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000);

    @Test
    void values_of_every_type_come_back_as_they_were_bound_again_and_again() throws SQLException {
        String table = table("id number(10), txt varchar2(100), ntxt nvarchar2(100), num number, dat date, ts timestamp(6),"
                + " tstz timestamp(6) with time zone, rw raw(50), bf binary_float, bd binary_double");
        String insert = "insert into " + table + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = 1; i <= 3; i++) {
                bindRow(statement, i);
                assertThat(statement.executeUpdate()).isEqualTo(1);
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select * from " + table + " where id >= ? order by id")) {
            for (int run = 0; run < 3; run++) {
                statement.setInt(1, 2);
                assertRows(statement);
            }
        }
    }

    private static void bindRow(PreparedStatement statement, int i) throws SQLException {
        statement.setInt(1, i);
        statement.setString(2, "größe € " + i);
        statement.setNString(3, "日本 " + i);
        statement.setBigDecimal(4, new BigDecimal("-1234567890.12345").add(BigDecimal.valueOf(i)));
        statement.setTimestamp(5, Timestamp.valueOf(MOMENT.withNano(0).plusDays(i)));
        statement.setObject(6, MOMENT.plusHours(i));
        statement.setObject(7, OffsetDateTime.parse("2026-07-01T00:30:00.5-03:30").plusHours(i));
        statement.setBytes(8, new byte[] {0, (byte) i, -1});
        statement.setFloat(9, 1.5f * i);
        statement.setDouble(10, 1e100 * i);
    }

    private static void assertRows(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            for (int i = 2; i <= 3; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt("ID")).isEqualTo(i);
                assertThat(rows.getString("TXT")).isEqualTo("größe € " + i);
                assertThat(rows.getString("NTXT")).isEqualTo("日本 " + i);
                assertThat(rows.getBigDecimal("NUM"))
                        .isEqualByComparingTo(new BigDecimal("-1234567890.12345").add(BigDecimal.valueOf(i)));
                assertThat(rows.getTimestamp("DAT"))
                        .isEqualTo(Timestamp.valueOf(MOMENT.withNano(0).plusDays(i)));
                assertThat(rows.getObject("TS", LocalDateTime.class)).isEqualTo(MOMENT.plusHours(i));
                assertThat(rows.getObject("TSTZ", OffsetDateTime.class))
                        .isEqualTo(OffsetDateTime.parse("2026-07-01T00:30:00.5-03:30")
                                .plusHours(i));
                assertThat(rows.getBytes("RW")).containsExactly(0, i, -1);
                assertThat(rows.getFloat("BF")).isEqualTo(1.5f * i);
                assertThat(rows.getDouble("BD")).isEqualTo(1e100 * i);
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void nulls_of_every_type_stay_null() throws SQLException {
        String table = table("txt varchar2(10), num number, dat date, ts timestamp, rw raw(5), cl clob, bl blob");
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?, ?, ?, ?)")) {
            List<Integer> types = List.of(
                    Types.VARCHAR, Types.NUMERIC, Types.DATE, Types.TIMESTAMP, Types.VARBINARY, Types.CLOB, Types.BLOB);
            for (int i = 0; i < types.size(); i++) {
                statement.setNull(i + 1, types.get(i));
            }
            statement.executeUpdate();
        }
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table)) {
            assertThat(row.next()).isTrue();
            for (int i = 1; i <= 7; i++) {
                assertThat(row.getObject(i)).isNull();
                assertThat(row.wasNull()).isTrue();
            }
        }
    }

    @Test
    void an_empty_text_is_null_and_dates_know_their_day() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select nvl(?, 'nothing'), trunc(?) from dual")) {
            statement.setString(1, "");
            statement.setObject(2, LocalDate.of(2024, 2, 29).atTime(13, 0));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("nothing");
                assertThat(row.getObject(2, LocalDate.class)).isEqualTo("2024-02-29");
            }
        }
    }

    @Test
    void a_thousand_binds_and_a_long_list_are_one_statement() throws SQLException {
        String table = table("n number");
        execute("insert into " + table + " select level from dual connect by level <= 1200");
        String places = String.join(", ", Collections.nCopies(1000, "?"));
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*), sum(n) from " + table + " where n in (" + places + ")")) {
            for (int i = 1; i <= 1000; i++) {
                statement.setInt(i, i);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1000);
                assertThat(row.getInt(2)).isEqualTo(500_500);
            }
        }
    }

    @Test
    void rows_longer_than_a_packet_arrive_whole() throws SQLException {
        String columns = "a varchar2(4000), b varchar2(4000), c varchar2(4000), d varchar2(4000)";
        String table = table(columns);
        try (PreparedStatement statement = connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?)")) {
            for (int row = 0; row < 20; row++) {
                for (int i = 1; i <= 4; i++) {
                    statement.setString(i, String.valueOf((char) ('a' + row)).repeat(3999) + i);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table + " order by a")) {
            for (int row = 0; row < 20; row++) {
                assertThat(rows.next()).isTrue();
                for (int i = 1; i <= 4; i++) {
                    assertThat(rows.getString(i)).isEqualTo(String.valueOf((char) ('a' + row)).repeat(3999) + i);
                }
            }
        }
    }

    @Test
    void intervals_have_their_text() throws SQLException {
        assertThat(value("select numtodsinterval(90061.5, 'SECOND') from dual").toString())
                .isEqualTo("1 1:1:1.5");
    }
}
