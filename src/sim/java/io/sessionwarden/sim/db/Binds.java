package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Hands bind values to H2. */
final class Binds {
    private Binds() {}

    static void set(PreparedStatement statement, List<Object> values) throws OraError {
        try {
            int needed = statement.getParameterMetaData().getParameterCount();
            if (values.size() != needed) {
                throw new OraError(1008, "not all variables bound");
            }
            for (int i = 0; i < needed; i++) {
                statement.setObject(i + 1, "".equals(values.get(i)) ? null : values.get(i));
            }
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    static void close(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close a statement", e);
        }
    }
}
