package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverMetaDataTest extends EveryDriver {
    private Connection app;

    @BeforeEach
    void connect() throws SQLException {
        app = connect("app");
    }

    @Test
    void columns_have_oracles_names_types_and_sizes() throws SQLException {
        String table = table(
                app,
                "id number(10) not null, price number(12, 2), n number, name varchar2(30), d date, r raw(16),"
                        + " ts timestamp(3), tz timestamp(6) with time zone, bd binary_double");
        try (PreparedStatement select = app.prepareStatement("select t.*, price * 2 \"Twice\" from " + table + " t");
                ResultSet result = select.executeQuery()) {
            ResultSetMetaData columns = result.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(10);
            assertColumn(columns, 1, "ID", Types.NUMERIC, "NUMBER", "java.math.BigDecimal");
            assertThat(columns.getPrecision(1)).isEqualTo(10);
            assertThat(columns.getScale(1)).isZero();
            assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
            assertThat(columns.getPrecision(2)).isEqualTo(12);
            assertThat(columns.getScale(2)).isEqualTo(2);
            assertThat(columns.isNullable(2)).isEqualTo(ResultSetMetaData.columnNullable);
            assertThat(columns.getScale(3)).as("of a number without limits").isEqualTo(-127);
            assertColumn(columns, 4, "NAME", Types.VARCHAR, "VARCHAR2", "java.lang.String");
            assertThat(columns.getPrecision(4)).isEqualTo(30);
            assertColumn(columns, 5, "D", Types.TIMESTAMP, "DATE", "java.sql.Timestamp");
            assertColumn(columns, 6, "R", Types.VARBINARY, "RAW", "[B");
            assertColumn(columns, 7, "TS", Types.TIMESTAMP, "TIMESTAMP", "oracle.sql.TIMESTAMP");
            assertThat(columns.getScale(7)).isEqualTo(3);
            assertThat(columns.getColumnTypeName(8)).isEqualTo("TIMESTAMP WITH TIME ZONE");
            assertThat(columns.getColumnTypeName(9)).isEqualTo("BINARY_DOUBLE");
            assertThat(columns.getColumnLabel(10)).isEqualTo("Twice");
        }
    }

    @Test
    void columns_and_binds_are_told_before_anything_is_executed() throws SQLException {
        String table = table(app, "id number(10) not null, name varchar2(30), c clob");
        try (PreparedStatement select = app.prepareStatement("select c, name, id from " + table + " where id = ?")) {
            ResultSetMetaData columns = select.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(3);
            assertColumn(columns, 1, "C", Types.CLOB, "CLOB", "oracle.jdbc.OracleClob");
            assertColumn(columns, 2, "NAME", Types.VARCHAR, "VARCHAR2", "java.lang.String");
            assertThat(columns.getPrecision(2)).isEqualTo(30);
            assertColumn(columns, 3, "ID", Types.NUMERIC, "NUMBER", "java.math.BigDecimal");
            assertThat(select.getParameterMetaData().getParameterCount()).isOne();
            select.setInt(1, 7);
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.next()).isFalse();
            }
        }
        try (PreparedStatement missing = app.prepareStatement("select * from no_such_table")) {
            assertThat(failure(missing::getMetaData).getErrorCode()).isEqualTo(942);
        }
    }

    private static void assertColumn(
            ResultSetMetaData columns, int index, String name, int type, String typeName, String className)
            throws SQLException {
        assertThat(columns.getColumnName(index)).isEqualTo(name);
        assertThat(columns.getColumnType(index)).isEqualTo(type);
        assertThat(columns.getColumnTypeName(index)).isEqualTo(typeName);
        assertThat(columns.getColumnClassName(index)).isEqualTo(className);
    }

    @Test
    void a_column_is_found_by_its_name_in_any_case() throws SQLException {
        try (ResultSet row = app.createStatement().executeQuery("select 1 as one, 'b' as \"Mixed\" from dual")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("one")).isEqualTo(1);
            assertThat(row.getString("MIXED")).isEqualTo("b");
            assertThat(failure(() -> row.getString("missing")).getErrorCode()).isEqualTo(17006);
        }
    }

    @Test
    void values_come_as_the_objects_that_the_driver_makes_of_their_types() throws SQLException {
        try (ResultSet row = app.createStatement()
                .executeQuery("select 1.5, 'x', sysdate, hextoraw('00FF'), cast(null as varchar2(3)) from dual")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getObject(1)).isEqualTo(new java.math.BigDecimal("1.5"));
            assertThat(row.getObject(2)).isEqualTo("x");
            assertThat(row.getObject(3)).isInstanceOf(java.sql.Timestamp.class);
            assertThat(row.getObject(4)).isEqualTo(new byte[] {0, -1});
            assertThat(row.getObject(5)).isNull();
            assertThat(row.wasNull()).isTrue();
        }
    }
}
