package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;

/** A host that runs SQL in H2 and writes down everything else that a block asks for. */
final class RecordingHost implements PlSqlHost {
    final List<String> calls = new ArrayList<>();
    private final OracleOnH2 oracle;

    RecordingHost(OracleOnH2 oracle) {
        this.oracle = oracle;
    }

    @Override
    public long execute(String sql, List<Object> binds) throws OraError {
        calls.add("execute");
        return with(sql, binds, statement -> {
            statement.execute();
            return (long) Math.max(0, statement.getUpdateCount());
        });
    }

    @Override
    public PlSqlRows rows(String sql, List<Object> binds) throws OraError {
        return with(sql, binds, statement -> {
            List<Object[]> rows = new ArrayList<>();
            ResultSet result = statement.executeQuery();
            int width = result.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                names.add(result.getMetaData().getColumnLabel(i));
            }
            while (result.next()) {
                Object[] row = new Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = value(result.getObject(i + 1));
                }
                rows.add(row);
            }
            return new PlSqlRows(names, rows);
        });
    }

    @Override
    public void check() {}

    private static Object value(Object h2) {
        return switch (h2) {
            case null -> null;
            case Timestamp moment -> moment.toLocalDateTime();
            case BigDecimal number -> number;
            case Number number -> BigDecimal.valueOf(number.longValue());
            default -> h2;
        };
    }

    private <T> T with(String sql, List<Object> binds, Work<T> work) throws OraError {
        String h2 = OracleOnH2.h2Text(oracle.parse(sql));
        try {
            return SessionContext.with(oracle, () -> {
                try (PreparedStatement statement = oracle.h2.prepareStatement(h2)) {
                    for (int i = 0; i < binds.size(); i++) {
                        statement.setObject(i + 1, binds.get(i));
                    }
                    return work.run(statement);
                }
            });
        } catch (SQLException e) {
            // Of H2's errors the tests need just the one.
            throw new OraError(e.getErrorCode() == ErrorCode.DUPLICATE_KEY_1 ? 1 : 600, e.getMessage());
        }
    }

    @Override
    public void sleep(Duration time) {
        calls.add("sleep " + time.toMillis());
    }

    @Override
    public void commit() {
        calls.add("commit");
    }

    @Override
    public void rollback() {
        calls.add("rollback");
    }

    @Override
    public void setModule(String module, String action) {
        calls.add("module " + module + " " + action);
    }

    @Override
    public void setAction(String action) {
        calls.add("action " + action);
    }

    @Override
    public void setClientInfo(String clientInfo) {
        calls.add("info " + clientInfo);
    }

    @Override
    public void setIdentifier(String clientIdentifier) {
        calls.add("identifier " + clientIdentifier);
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
