package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The functions that take or give dates. */
final class DateFunctions {
    static final String DEFAULT_FORMAT = "'DD-MON-RR'";
    static final String DEFAULT_TIMESTAMP_FORMAT = "'DD-MON-RR HH.MI.SSXFF AM'";

    private DateFunctions() {}

    static void rules(Map<String, FunctionRule> rules) {
        rules.put("TRUNC", new FunctionRule(1, 2, call -> cut(call, "TRUNC"), DateFunctions::cutKind));
        rules.put("ROUND", new FunctionRule(1, 2, call -> cut(call, "ROUND"), DateFunctions::cutKind));
        rules.put("ADD_MONTHS", date(2, 2, "ORA_ADD_MONTHS"));
        rules.put("LAST_DAY", date(1, 1, "ORA_LAST_DAY"));
        rules.put("NEXT_DAY", date(2, 2, "ORA_NEXT_DAY"));
        rules.put(
                "MONTHS_BETWEEN",
                new FunctionRule(2, 2, call -> Functions.decimal(call.as("ORA_MONTHS_BETWEEN")), number()));
        rules.put("TO_DATE", new FunctionRule(1, 3, DateFunctions::toDate, kinds -> ColumnKind.DATE));
        rules.put("TO_TIMESTAMP", new FunctionRule(1, 3, DateFunctions::toTimestamp, kinds -> ColumnKind.TIMESTAMP));
        rules.put(
                "TO_TIMESTAMP_TZ", new FunctionRule(1, 3, DateFunctions::toTimestampTz, kinds -> ColumnKind.TIMESTAMP));
        rules.put("FROM_TZ", new FunctionRule(2, 2, call -> call.as("ORA_FROM_TZ"), kinds -> ColumnKind.TIMESTAMP));
        rules.put("TZ_OFFSET", new FunctionRule(1, 1, call -> call.as("ORA_TZ_OFFSET"), kinds -> ColumnKind.TEXT));
        rules.put("NUMTOYMINTERVAL", new FunctionRule(2, 2, DateFunctions::months, interval()));
        rules.put(
                "TO_YMINTERVAL",
                new FunctionRule(1, 1, call -> "CAST(" + call.argument(0) + " AS INTERVAL YEAR TO MONTH)", interval()));
        rules.put("SYS_EXTRACT_UTC", new FunctionRule(1, 1, DateFunctions::utc, kinds -> ColumnKind.TIMESTAMP));
        rules.put("NUMTODSINTERVAL", new FunctionRule(2, 2, call -> call.as("ORA_NUMTODSINTERVAL"), interval()));
        rules.put("TO_DSINTERVAL", new FunctionRule(1, 1, call -> call.as("ORA_TO_DSINTERVAL"), interval()));
    }

    /** A timestamp without fraction is what H2 has for DATE. */
    static String asDate(String sql) {
        return "CAST(" + sql + " AS TIMESTAMP(0))";
    }

    private static String months(FunctionRule.Call call) throws OraError {
        String unit = call.argument(1).toUpperCase(Locale.ROOT);
        return switch (unit) {
            case "'YEAR'", "'MONTH'" ->
                "(INTERVAL '1' " + unit.substring(1, unit.length() - 1) + " * (" + call.argument(0) + "))";
            default -> throw new OraError(1760, "illegal argument for function");
        };
    }

    /** What is asked for without a format takes the session's NLS settings, which are always Oracle's defaults here. */
    static String toChar(FunctionRule.Call call) {
        if (call.size() == 1) {
            return Functions.text(call.argument(0), call.kind(0));
        }
        return "ORA_TO_CHAR(" + call.argument(0) + ", " + call.argument(1) + ")";
    }

    private static String toDate(FunctionRule.Call call) {
        return call.size() == 1
                ? implicitDate(Functions.text(call.argument(0), call.kind(0)))
                : asDate("ORA_TO_DATE(" + Functions.text(call.argument(0), call.kind(0)) + ", " + call.argument(1)
                        + ")");
    }

    private static String toTimestamp(FunctionRule.Call call) {
        return call.size() == 1
                ? implicitTimestamp(call.argument(0))
                : "ORA_TO_TIMESTAMP(" + call.argument(0) + ", " + call.argument(1) + ")";
    }

    private static String toTimestampTz(FunctionRule.Call call) {
        String format = call.size() == 1 ? "'DD-MON-RR HH.MI.SSXFF AM TZH:TZM'" : call.argument(1);
        return "ORA_TO_TIMESTAMP_TZ(" + call.argument(0) + ", " + format + ")";
    }

    /** A text where a date is asked for. */
    static String implicitDate(String text) {
        return asDate("ORA_TO_DATE(" + text + ", " + DEFAULT_FORMAT + ")");
    }

    /** A text where a timestamp is asked for. */
    static String implicitTimestamp(String text) {
        return "ORA_TO_TIMESTAMP(" + text + ", " + DEFAULT_TIMESTAMP_FORMAT + ")";
    }

    private static String utc(FunctionRule.Call call) {
        return "CAST((" + call.argument(0) + " AT TIME ZONE 'UTC') AS TIMESTAMP(9))";
    }

    /** TRUNC and ROUND cut numbers to digits and dates to units. */
    private static String cut(FunctionRule.Call call, String name) {
        if (cutKind(call.kinds()) == ColumnKind.DATE) {
            return asDate(call.as("ORA_" + name + "_DATE"));
        }
        String digits = call.size() == 1 ? "0" : "CAST(" + call.argument(1) + " AS INTEGER)";
        return name + "(" + Functions.decimal(call.argument(0)) + ", " + digits + ")";
    }

    private static ColumnKind cutKind(List<ColumnKind> kinds) {
        boolean unit = kinds.size() == 2 && kinds.get(1) == ColumnKind.TEXT;
        return kinds.getFirst().isMoment() || unit ? ColumnKind.DATE : ColumnKind.NUMBER;
    }

    private static FunctionRule date(int least, int most, String function) {
        return new FunctionRule(least, most, call -> asDate(call.as(function)), kinds -> ColumnKind.DATE);
    }

    private static FunctionRule.Result number() {
        return kinds -> ColumnKind.NUMBER;
    }

    private static FunctionRule.Result interval() {
        return kinds -> ColumnKind.OTHER;
    }
}
