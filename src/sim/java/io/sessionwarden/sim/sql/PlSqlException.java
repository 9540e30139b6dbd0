package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.Map;
import java.util.Optional;

/**
 * An exception that has a name.
 *
 * @param code of the error that it is; one from {@link #FIRST_OWN} on when the block declares it without a code
 */
record PlSqlException(String name, int code) {
    /** Codes from here on are no errors of Oracle, they only tell exceptions apart. */
    static final int FIRST_OWN = 1_000_000;

    private static final Map<String, PlSqlException> PREDEFINED = Map.ofEntries(
            entry("NO_DATA_FOUND", 1403),
            entry("TOO_MANY_ROWS", 1422),
            entry("DUP_VAL_ON_INDEX", 1),
            entry("ZERO_DIVIDE", 1476),
            entry("INVALID_NUMBER", 1722),
            entry("VALUE_ERROR", 6502),
            entry("INVALID_CURSOR", 1001),
            entry("CURSOR_ALREADY_OPEN", 6511),
            entry("TIMEOUT_ON_RESOURCE", 51),
            entry("PROGRAM_ERROR", 6501));

    private static Map.Entry<String, PlSqlException> entry(String name, int code) {
        return Map.entry(name, new PlSqlException(name, code));
    }

    static Optional<PlSqlException> predefined(String name) {
        return Optional.ofNullable(PREDEFINED.get(name));
    }

    OraError error() {
        return new OraError(
                code,
                switch (code) {
                    case 1403 -> "no data found";
                    case 1422 -> "exact fetch returns more than requested number of rows";
                    case 1476 -> "divisor is equal to zero";
                    case 1722 -> "invalid number";
                    case 6502 -> "PL/SQL: numeric or value error";
                    default -> "";
                });
    }

    /** The error that a client sees of one that no handler took. */
    static OraError unhandled(OraError error) {
        return error.code() >= FIRST_OWN ? new OraError(6510, "PL/SQL: unhandled user-defined exception") : error;
    }
}
