package io.sessionwarden.sim.sql;

import java.util.List;
import java.util.Map;

/** The functions that take or give dates. */
final class DateFunctions {
    private static final String DEFAULT_FORMAT = "'DD-MON-RR'";

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
        rules.put("SYS_EXTRACT_UTC", new FunctionRule(1, 1, DateFunctions::utc, kinds -> ColumnKind.TIMESTAMP));
        rules.put("NUMTODSINTERVAL", new FunctionRule(2, 2, call -> call.as("ORA_NUMTODSINTERVAL"), interval()));
        rules.put("TO_DSINTERVAL", new FunctionRule(1, 1, call -> call.as("ORA_TO_DSINTERVAL"), interval()));
    }

    /** A timestamp without fraction is what H2 has for DATE. */
    static String asDate(String sql) {
        return "CAST(" + sql + " AS TIMESTAMP(0))";
    }

    /** TO_CHAR of a date without a format takes the session's NLS_DATE_FORMAT, which is always Oracle's default here. */
    static String toChar(FunctionRule.Call call) {
        boolean needsFormat = call.size() == 1 && call.kind(0).isMoment();
        String format = needsFormat ? ", " + DEFAULT_FORMAT : call.size() == 1 ? "" : ", " + call.argument(1);
        return "TO_CHAR(" + call.argument(0) + format + ")";
    }

    private static String toDate(FunctionRule.Call call) {
        String format = call.size() == 1 ? DEFAULT_FORMAT : call.argument(1);
        return asDate("TO_DATE(" + call.argument(0) + ", " + format + ")");
    }

    private static String toTimestamp(FunctionRule.Call call) {
        String format = call.size() == 1 ? "'DD-MON-RR HH.MI.SSXFF AM'" : call.argument(1);
        return "TO_TIMESTAMP(" + call.argument(0) + ", " + format + ")";
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
