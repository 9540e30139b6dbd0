package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** Says in Oracle's codes what H2 found wrong. */
final class Errors {
    private Errors() {}

    static OraError killed() {
        return new OraError(28, "your session has been killed");
    }

    static OraError cancelled() {
        return new OraError(1013, "user requested cancel of current operation");
    }

    static OraError connectionLost() {
        return new OraError(3113, "end-of-file on communication channel");
    }

    static OraError of(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OraError raised) {
                return raised;
            }
            if (cause instanceof SQLException raised && raised.getMessage().startsWith("ORA-")) {
                return ofFunction(raised);
            }
        }
        return switch (e.getErrorCode()) {
            case ErrorCode.DUPLICATE_KEY_1 -> new OraError(1, "unique constraint (" + detail(e) + ") violated");
            case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
                    ErrorCode.SCHEMA_NOT_FOUND_1 -> new OraError(942, "table or view does not exist");
            // What a session may not even know was refused when its name was resolved.
            case ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1 -> new OraError(1031, "insufficient privileges");
            case ErrorCode.COLUMN_NOT_FOUND_1, ErrorCode.FUNCTION_NOT_FOUND_1 ->
                new OraError(904, detail(e) + ": invalid identifier");
            case ErrorCode.AMBIGUOUS_COLUMN_NAME_1 -> new OraError(918, "column ambiguously defined");
            case ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1, ErrorCode.INDEX_ALREADY_EXISTS_1 ->
                new OraError(955, "name is already used by an existing object");
            case ErrorCode.NULL_NOT_ALLOWED -> new OraError(1400, "cannot insert NULL into (" + detail(e) + ")");
            case ErrorCode.VALUE_TOO_LONG_2 -> new OraError(12899, "value too large for column " + detail(e));
            case ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1, ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2 ->
                new OraError(1438, "value larger than specified precision allowed for this column");
            case ErrorCode.COLUMN_COUNT_DOES_NOT_MATCH -> new OraError(947, "not enough values");
            case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1 ->
                new OraError(2291, "integrity constraint (" + detail(e) + ") violated - parent key not found");
            case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1 ->
                new OraError(2292, "integrity constraint (" + detail(e) + ") violated - child record found");
            case ErrorCode.CHECK_CONSTRAINT_VIOLATED_1 ->
                new OraError(2290, "check constraint (" + detail(e) + ") violated");
            case ErrorCode.DIVISION_BY_ZERO_1 -> new OraError(1476, "divisor is equal to zero");
            case ErrorCode.DATA_CONVERSION_ERROR_1 -> new OraError(1722, "invalid number");
            case ErrorCode.INVALID_DATETIME_CONSTANT_2, ErrorCode.PARSE_ERROR_1 ->
                new OraError(1861, "literal does not match format string");
            case ErrorCode.MUST_GROUP_BY_COLUMN_1 -> new OraError(979, "not a GROUP BY expression");
            case ErrorCode.SEQUENCE_NOT_FOUND_1 -> new OraError(2289, "sequence does not exist");
            case ErrorCode.SCALAR_SUBQUERY_CONTAINS_MORE_THAN_ONE_ROW ->
                new OraError(1427, "single-row subquery returns more than one row");
            case ErrorCode.SYNTAX_ERROR_1, ErrorCode.SYNTAX_ERROR_2 -> new OraError(900, "invalid SQL statement");
            case ErrorCode.DEADLOCK_1 -> new OraError(60, "deadlock detected while waiting for resource");
            case ErrorCode.STATEMENT_WAS_CANCELED -> cancelled();
            default -> new OraError(3001, "unimplemented feature: " + e.getMessage());
        };
    }

    /** What an SQL function threw: it says its code itself. */
    private static OraError ofFunction(SQLException raised) {
        String text = raised.getMessage();
        return new OraError(
                raised.getErrorCode(), text.substring(text.indexOf(':') + 1).strip());
    }

    /** The name or value that H2 quotes first. */
    private static String detail(SQLException e) {
        String[] quoted = e.getMessage().split("\"", 3);
        return quoted.length < 3 ? "?" : "\"" + quoted[1] + "\"";
    }
}
