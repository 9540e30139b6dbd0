package io.sessionwarden.oracle;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The current row of a result, read by column name. Asked by name, the driver searches its columns anew for every value, which costs more than the
 * value; here each name is found once. Equal texts become one: most sessions share their user, machine and program. Not thread-safe.
 */
final class Row {
    private final ResultSet rows;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    Row(ResultSet rows) throws SQLException {
        this.rows = rows;
        ResultSetMetaData about = rows.getMetaData();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            columns.put(about.getColumnLabel(column).toLowerCase(Locale.ROOT), column);
        }
    }

    boolean next() throws SQLException {
        return rows.next();
    }

    /** Empty when it is null. */
    String text(String name) throws SQLException {
        String value = rows.getString(column(name));
        if (value == null) {
            return "";
        }
        String known = texts.putIfAbsent(value, value);
        return known == null ? value : known;
    }

    /** Zero when it is null. */
    long number(String name) throws SQLException {
        return rows.getLong(column(name));
    }

    /** Zero when it is null. */
    int smallNumber(String name) throws SQLException {
        return rows.getInt(column(name));
    }

    /** Zero when it is null. */
    double fraction(String name) throws SQLException {
        return rows.getDouble(column(name));
    }

    boolean isNumber(String name) throws SQLException {
        rows.getLong(column(name));
        return !rows.wasNull();
    }

    /** As the database has it, without a zone; null when it is null. */
    LocalDateTime date(String name) throws SQLException {
        return rows.getObject(column(name), LocalDateTime.class);
    }

    private int column(String name) throws SQLException {
        Integer column = columns.get(name);
        if (column == null) {
            throw new SQLException("the statement has no column " + name);
        }
        return column;
    }
}
