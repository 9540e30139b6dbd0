package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An explicit cursor while a block runs; all its rows are read when it is opened, which is the moment they belong to. */
final class PlSqlCursor {
    private Optional<PlSqlRows> open = Optional.empty();
    private int fetched;
    private Boolean found;

    void open(PlSqlRows rows) throws OraError {
        if (open.isPresent()) {
            throw new OraError(6511, "PL/SQL: cursor already open");
        }
        open = Optional.of(rows);
        fetched = 0;
        found = null;
    }

    void close() throws OraError {
        rows();
        open = Optional.empty();
    }

    /** The next row; empty behind the last. */
    Optional<Object[]> fetch() throws OraError {
        List<Object[]> rows = rows().rows();
        found = fetched < rows.size();
        return found ? Optional.of(rows.get(fetched++)) : Optional.empty();
    }

    PlSqlRows rows() throws OraError {
        return open.orElseThrow(() -> new OraError(1001, "invalid cursor"));
    }

    /** FOUND, NOTFOUND, ISOPEN as 1, 0 or null; ROWCOUNT as a number. */
    Object attribute(String name) throws OraError {
        if (name.equals("ISOPEN")) {
            return flag(open.isPresent());
        }
        rows();
        return switch (name) {
            case "ROWCOUNT" -> BigDecimal.valueOf(fetched);
            case "FOUND" -> found == null ? null : flag(found);
            default -> found == null ? null : flag(!found);
        };
    }

    private static BigDecimal flag(boolean value) {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
