package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs Oracle SQL in a fresh H2 through the translator, for one session with a fixed clock. */
final class OracleOnH2 implements AutoCloseable, SessionContext {
    static final LocalDateTime NOW = LocalDateTime.of(2024, 3, 15, 10, 30, 45, 123_456_789);

    final Connection h2;

    OracleOnH2() throws SQLException {
        h2 = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=Oracle;NON_KEYWORDS=VALUE");
        H2Functions.register(h2);
    }

    /** Runs a statement that returns no rows. */
    long change(String sql, Object... binds) throws Exception {
        return run(sql, binds, statement -> {
            statement.execute();
            return (long) Math.max(0, statement.getUpdateCount());
        });
    }

    /** Rows of a query, each value as text, null for null. */
    List<List<String>> rows(String sql, Object... binds) throws Exception {
        return run(sql, binds, statement -> {
            List<List<String>> rows = new ArrayList<>();
            ResultSet result = statement.executeQuery();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.add(value instanceof BigDecimal number ? number.toPlainString() : result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        });
    }

    /** Names of the result's columns. */
    List<String> names(String sql) throws Exception {
        return run(sql, new Object[0], statement -> {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= statement.getMetaData().getColumnCount(); i++) {
                names.add(statement.getMetaData().getColumnLabel(i));
            }
            return names;
        });
    }

    private <T> T run(String sql, Object[] binds, Work<T> work) throws Exception {
        String text = h2Text(OracleParser.parse(sql, this::columns));
        return SessionContext.with(this, () -> {
            try (PreparedStatement statement = h2.prepareStatement(text)) {
                for (int i = 0; i < binds.length; i++) {
                    statement.setObject(i + 1, binds[i]);
                }
                return work.run(statement);
            }
        });
    }

    static String h2Text(OracleStatement statement) {
        return switch (statement) {
            case OracleStatement.Query query -> query.h2();
            case OracleStatement.Dml dml -> dml.h2();
            case OracleStatement.Ddl ddl -> ddl.h2();
            default -> throw new IllegalArgumentException("not for H2: " + statement);
        };
    }

    OracleStatement parse(String sql) throws OraError {
        return OracleParser.parse(sql, this::columns);
    }

    Optional<Map<String, ColumnKind>> columns(String table) {
        Map<String, ColumnKind> columns = new LinkedHashMap<>();
        try (PreparedStatement query =
                h2.prepareStatement("select column_name, data_type from information_schema.columns"
                        + " where table_name = ? order by ordinal_position")) {
            query.setString(1, table);
            ResultSet result = query.executeQuery();
            while (result.next()) {
                columns.put(result.getString(1), kind(result.getString(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }

    private static ColumnKind kind(String type) {
        return switch (type) {
            case "DECFLOAT", "NUMERIC", "BIGINT", "INTEGER" -> ColumnKind.NUMBER;
            case "CHARACTER VARYING", "CHARACTER" -> ColumnKind.TEXT;
            case "TIMESTAMP" -> ColumnKind.DATE;
            case "BINARY VARYING" -> ColumnKind.RAW;
            default -> ColumnKind.OTHER;
        };
    }

    @Override
    public LocalDateTime now() {
        return NOW;
    }

    @Override
    public Optional<String> userenv(String parameter) {
        return Optional.ofNullable(Map.of("SID", "42", "SESSION_USER", "APP").get(parameter));
    }

    @Override
    public String user() {
        return "APP";
    }

    @Override
    public void close() throws SQLException {
        h2.close();
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
