package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Column.Type;
import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Describes the columns of an H2 result in Oracle's types and reads their values. */
final class ResultColumns {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_RAW = 2_000;
    private static final int MOST_DIGITS = 38;
    private static final int UNDECLARED = -127;

    private ResultColumns() {}

    static List<Column> of(PreparedStatement query) throws OraError {
        try {
            ResultSetMetaData described = query.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add(column(described, i));
            }
            return columns;
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    private static Column column(ResultSetMetaData described, int i) throws SQLException {
        String name = described.getColumnLabel(i);
        int precision = described.getPrecision(i);
        int scale = described.getScale(i);
        boolean nullable = described.isNullable(i) != ResultSetMetaData.columnNoNulls;
        if (described.getColumnTypeName(i).equals("DECFLOAT")) {
            return number(name, 0, UNDECLARED, nullable);
        }
        if (described.getColumnTypeName(i).matches("INTERVAL (YEAR|MONTH).*")) {
            throw new SQLException(
                    "ORA-03001: unimplemented feature: INTERVAL YEAR TO MONTH as a column", "0A000", 3001);
        }
        return switch (described.getColumnType(i)) {
            case Types.NUMERIC, Types.DECIMAL -> number(name, precision, scale, nullable);
            case Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                number(name, 0, UNDECLARED, nullable);
            case Types.DOUBLE, Types.FLOAT -> new Column(name, Type.BINARY_DOUBLE, 8, 0, 0, nullable);
            case Types.REAL -> new Column(name, Type.BINARY_FLOAT, 4, 0, 0, nullable);
            case Types.DATE -> new Column(name, Type.DATE, 7, 0, 0, nullable);
            case Types.TIMESTAMP ->
                scale == 0
                        ? new Column(name, Type.DATE, 7, 0, 0, nullable)
                        : new Column(name, Type.TIMESTAMP, 11, 0, scale, nullable);
            case Types.TIMESTAMP_WITH_TIMEZONE -> new Column(name, Type.TIMESTAMP_TZ, 13, 0, scale, nullable);
            case Types.CLOB, Types.NCLOB -> new Column(name, Type.CLOB, 4_000, 0, 0, nullable);
            case Types.BLOB -> new Column(name, Type.BLOB, 4_000, 0, 0, nullable);
            case Types.BINARY, Types.VARBINARY ->
                new Column(name, Type.RAW, Math.clamp(precision, 1, LONGEST_RAW), 0, 0, nullable);
            case Types.CHAR -> new Column(name, Type.CHAR, Math.clamp(precision, 1, 2_000), 0, 0, nullable);
            default ->
                described.getColumnTypeName(i).startsWith("INTERVAL")
                        ? new Column(name, Type.INTERVAL_DS, 11, 2, 6, nullable)
                        : new Column(name, Type.VARCHAR2, Math.clamp(precision, 1, LONGEST_TEXT), 0, 0, nullable);
        };
    }

    private static Column number(String name, int precision, int scale, boolean nullable) {
        // An expression's type in H2 can have more digits than Oracle knows.
        return precision > MOST_DIGITS || precision == 0
                ? new Column(name, Type.NUMBER, 22, 0, UNDECLARED, nullable)
                : new Column(name, Type.NUMBER, 22, precision, scale, nullable);
    }

    /** The values of the current row. */
    static Object[] values(ResultSet row, List<Column> columns) throws OraError {
        try {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(row, i + 1, columns.get(i).type());
            }
            return values;
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    private static Object value(ResultSet row, int i, Type type) throws SQLException {
        Object value = switch (type) {
            case NUMBER -> number(row, i);
            case VARCHAR2, CHAR, CLOB -> text(row, i);
            case DATE, TIMESTAMP -> row.getObject(i, LocalDateTime.class);
            case TIMESTAMP_TZ -> row.getObject(i, OffsetDateTime.class);
            case RAW, BLOB -> row.getBytes(i);
            case BINARY_DOUBLE -> row.getDouble(i);
            case BINARY_FLOAT -> row.getFloat(i);
            case INTERVAL_DS -> row.getObject(i, Duration.class);
        };
        return row.wasNull() ? null : value;
    }

    private static BigDecimal number(ResultSet row, int i) throws SQLException {
        BigDecimal number = row.getBigDecimal(i);
        return number == null || number.scale() >= 0 ? number : number.setScale(0);
    }

    private static String text(ResultSet row, int i) throws SQLException {
        String text = row.getString(i);
        return text == null || text.isEmpty() ? null : text;
    }
}
