package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Converts values as an assignment does. */
final class ColumnValues {
    private ColumnValues() {}

    /**
     * The value as that kind; null and the empty text are null.
     *
     * @throws OraError ORA-06502 when a text is no number
     */
    static Object as(ColumnKind kind, Object value) throws OraError {
        if (value == null || "".equals(value)) {
            return null;
        }
        return switch (kind) {
            case NUMBER -> number(value);
            case TEXT -> text(value);
            case DATE -> value instanceof LocalDateTime moment ? moment.truncatedTo(ChronoUnit.SECONDS) : value;
            default -> value;
        };
    }

    private static BigDecimal number(Object value) throws OraError {
        try {
            return value instanceof BigDecimal number
                    ? number
                    : new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new OraError(6502, "PL/SQL: numeric or value error: character to number conversion error");
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }
}
