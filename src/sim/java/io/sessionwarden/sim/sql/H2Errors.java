package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.sql.SQLException;
import java.util.Map;
import org.h2.api.ErrorCode;

/** Tells in Oracle's words what H2 refused. */
public final class H2Errors {
    private static final Map<Integer, OraText> BY_CODE = Map.ofEntries(
            Map.entry(ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1, new OraText(942, "table or view does not exist")),
            Map.entry(
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    new OraText(942, "table or view does not exist")),
            Map.entry(ErrorCode.SCHEMA_NOT_FOUND_1, new OraText(942, "table or view does not exist")),
            Map.entry(
                    ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1,
                    new OraText(955, "name is already used by an existing object")),
            Map.entry(ErrorCode.INDEX_ALREADY_EXISTS_1, new OraText(955, "name is already used by an existing object")),
            Map.entry(ErrorCode.COLUMN_NOT_FOUND_1, new OraText(904, "invalid identifier")),
            Map.entry(ErrorCode.AMBIGUOUS_COLUMN_NAME_1, new OraText(918, "column ambiguously defined")),
            Map.entry(ErrorCode.MUST_GROUP_BY_COLUMN_1, new OraText(979, "not a GROUP BY expression")),
            Map.entry(ErrorCode.DUPLICATE_KEY_1, new OraText(1, "unique constraint violated")),
            Map.entry(ErrorCode.NULL_NOT_ALLOWED, new OraText(1400, "cannot insert NULL")),
            Map.entry(ErrorCode.VALUE_TOO_LONG_2, new OraText(12899, "value too large for column")),
            Map.entry(
                    ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1,
                    new OraText(1438, "value larger than specified precision allowed for this column")),
            Map.entry(ErrorCode.DATA_CONVERSION_ERROR_1, new OraText(1722, "invalid number")),
            Map.entry(ErrorCode.INVALID_DATETIME_CONSTANT_2, new OraText(1861, "literal does not match format string")),
            Map.entry(ErrorCode.DIVISION_BY_ZERO_1, new OraText(1476, "divisor is equal to zero")),
            Map.entry(ErrorCode.COLUMN_COUNT_DOES_NOT_MATCH, new OraText(947, "not enough values")),
            Map.entry(
                    ErrorCode.SCALAR_SUBQUERY_CONTAINS_MORE_THAN_ONE_ROW,
                    new OraText(1427, "single-row subquery returns more than one row")),
            Map.entry(
                    ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1,
                    new OraText(2292, "integrity constraint violated - child record found")),
            Map.entry(
                    ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1,
                    new OraText(2291, "integrity constraint violated - parent key not found")),
            Map.entry(ErrorCode.CHECK_CONSTRAINT_VIOLATED_1, new OraText(2290, "check constraint violated")),
            Map.entry(ErrorCode.SEQUENCE_NOT_FOUND_1, new OraText(2289, "sequence does not exist")),
            Map.entry(ErrorCode.DEADLOCK_1, new OraText(60, "deadlock detected while waiting for resource")),
            Map.entry(
                    ErrorCode.LOCK_TIMEOUT_1,
                    new OraText(54, "resource busy and acquire with NOWAIT specified or timeout expired")),
            Map.entry(
                    ErrorCode.STATEMENT_WAS_CANCELED, new OraText(1013, "user requested cancel of current operation")),
            Map.entry(ErrorCode.SYNTAX_ERROR_1, new OraText(900, "invalid SQL statement")),
            Map.entry(ErrorCode.SYNTAX_ERROR_2, new OraText(900, "invalid SQL statement")));

    private H2Errors() {}

    /** The error as Oracle would report it; what has no counterpart becomes ORA-00600 with H2's own text. */
    public static OraError translate(SQLException h2) {
        String message = String.valueOf(h2.getMessage());
        if (message.startsWith("ORA-")) {
            // Thrown by one of our own functions; H2 appends the statement.
            String text = message.substring(message.indexOf(':') + 1).strip();
            int end = text.indexOf("; SQL statement");
            return new OraError(h2.getErrorCode(), end < 0 ? text : text.substring(0, end));
        }
        OraText oracle = BY_CODE.get(h2.getErrorCode());
        return oracle == null
                ? new OraError(600, "internal error code, arguments: [" + message + "]")
                : new OraError(oracle.code(), oracle.text());
    }

    private record OraText(int code, String text) {}
}
