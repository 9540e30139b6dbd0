package io.sessionwarden.sim.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The functions that are served, by Oracle's name. */
final class Functions {
    private static final int ANY = Integer.MAX_VALUE;
    private static final Map<String, FunctionRule> RULES = new HashMap<>();

    static {
        conditional();
        aggregates();
        TextFunctions.rules(RULES);
        numbers();
        DateFunctions.rules(RULES);
        conversions();
        session();
    }

    private Functions() {}

    /** The rule of a function by upper-case name. */
    static Optional<FunctionRule> rule(String name) {
        return Optional.ofNullable(RULES.get(name.toUpperCase(Locale.ROOT)));
    }

    private static void conditional() {
        add("NVL", 2, 2, Functions::nvl, FunctionRule::firstKnown);
        add("COALESCE", 2, ANY, call -> call.as("COALESCE"), FunctionRule::firstKnown);
        add("NVL2", 3, 3, call -> call.as("NVL2"), kinds -> FunctionRule.firstKnown(kinds.subList(1, 3)));
        add("NULLIF", 2, 2, call -> call.as("NULLIF"), FunctionRule::firstKnown);
        add("GREATEST", 1, ANY, call -> strict(call, "GREATEST"), FunctionRule::firstKnown);
        add("LEAST", 1, ANY, call -> strict(call, "LEAST"), FunctionRule::firstKnown);
        add("DECODE", 3, ANY, Functions::decode, Functions::decoded);
    }

    /** The second value becomes of the kind of the first. */
    private static String nvl(FunctionRule.Call call) {
        boolean text = call.kind(0) == ColumnKind.TEXT;
        String other = text ? text(call.argument(1), call.kind(1)) : call.argument(1);
        return "COALESCE(" + call.argument(0) + ", " + other + ")";
    }

    /** One null makes the result null, whatever H2's mode says. */
    private static String strict(FunctionRule.Call call, String name) {
        List<String> nulls = call.arguments().stream().map(a -> a + " IS NULL").toList();
        return "CASE WHEN " + String.join(" OR ", nulls) + " THEN NULL ELSE " + call.as(name) + " END";
    }

    /** Unlike CASE, DECODE holds two nulls for equal. */
    private static String decode(FunctionRule.Call call) {
        StringBuilder sql = new StringBuilder("CASE");
        int at = 1;
        for (; at + 1 < call.size(); at += 2) {
            sql.append(" WHEN ").append(call.argument(0)).append(" IS NOT DISTINCT FROM ");
            sql.append(call.argument(at)).append(" THEN ").append(call.argument(at + 1));
        }
        return sql.append(" ELSE ")
                .append(at < call.size() ? call.argument(at) : "NULL")
                .append(" END")
                .toString();
    }

    private static ColumnKind decoded(List<ColumnKind> kinds) {
        for (int at = 2; at < kinds.size(); at += 2) {
            if (kinds.get(at) != ColumnKind.OTHER) {
                return kinds.get(at);
            }
        }
        return ColumnKind.OTHER;
    }

    private static void aggregates() {
        add("COUNT", 1, 1, call -> call.as("COUNT"), number());
        add("MIN", 1, 1, call -> call.as("MIN"), FunctionRule::firstKnown);
        add("MAX", 1, 1, call -> call.as("MAX"), FunctionRule::firstKnown);
        add("SUM", 1, 1, call -> call.as("SUM"), number());
        add(
                "AVG",
                1,
                1,
                call -> "AVG(" + (call.distinct() ? "DISTINCT " : "") + decimal(call.argument(0)) + ")",
                number());
        for (String name :
                List.of("CORR", "COVAR_POP", "COVAR_SAMP", "REGR_SLOPE", "REGR_INTERCEPT", "REGR_R2", "REGR_COUNT")) {
            add(name, 2, 2, call -> call.as(name), number());
        }
        for (String name : List.of("PERCENTILE_CONT", "PERCENTILE_DISC")) {
            add(name, 1, 1, call -> call.as(name), number());
        }
        add("NTH_VALUE", 2, 2, call -> call.as("NTH_VALUE"), FunctionRule::firstKnown);
        for (String name :
                List.of("MEDIAN", "STDDEV", "STDDEV_POP", "STDDEV_SAMP", "VARIANCE", "VAR_POP", "VAR_SAMP")) {
            add(name, 1, 1, call -> call.as(name), number());
        }
        add("LISTAGG", 1, 2, Functions::listagg, text());
        for (String name : List.of("ROW_NUMBER", "RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST")) {
            add(name, 0, 0, call -> call.as(name), number());
        }
        add("NTILE", 1, 1, call -> call.as("NTILE"), number());
        add("RATIO_TO_REPORT", 1, 1, call -> call.as("RATIO_TO_REPORT"), number());
        for (String name : List.of("LAG", "LEAD")) {
            add(name, 1, 3, call -> call.as(name), FunctionRule::firstKnown);
        }
        for (String name : List.of("FIRST_VALUE", "LAST_VALUE")) {
            add(name, 1, 1, call -> call.as(name), FunctionRule::firstKnown);
        }
    }

    private static String listagg(FunctionRule.Call call) {
        String separator = call.size() == 2 ? call.argument(1) : "''";
        return "LISTAGG(" + (call.distinct() ? "DISTINCT " : "") + text(call.argument(0), call.kind(0)) + ", "
                + separator + ")";
    }

    private static void numbers() {
        for (String name : List.of("ABS", "SIGN", "CEIL", "FLOOR")) {
            add(name, 1, 1, call -> call.as(name), number());
        }
        add("MOD", 2, 2, call -> call.as("ORA_MOD"), number());
        add("REMAINDER", 2, 2, call -> call.as("ORA_REMAINDER"), number());
        add("WIDTH_BUCKET", 4, 4, call -> call.as("ORA_WIDTH_BUCKET"), number());
        add(
                "ORA_HASH",
                1,
                3,
                call -> "ORA_HASH_OF(" + text(call.argument(0), call.kind(0)) + rest(call) + ")",
                number());
        add(
                "STANDARD_HASH",
                1,
                2,
                call -> "ORA_STANDARD_HASH(" + text(call.argument(0), call.kind(0)) + rest(call) + ")",
                kinds -> ColumnKind.RAW);
        for (String name : List.of("SQRT", "LN", "EXP", "SIN", "COS", "TAN")) {
            add(name, 1, 1, call -> decimal(call.as(name)), number());
        }
        add("POWER", 2, 2, call -> decimal(call.as("POWER")), number());
        add("LOG", 2, 2, call -> decimal(call.as("LOG")), number());
        add("BITAND", 2, 2, call -> "BITAND(" + bits(call.argument(0)) + ", " + bits(call.argument(1)) + ")", number());
    }

    private static void conversions() {
        add("TO_CHAR", 1, 3, DateFunctions::toChar, text());
        add("TO_NCHAR", 1, 3, DateFunctions::toChar, text());
        add("TO_CLOB", 1, 1, call -> "CAST(" + call.argument(0) + " AS CLOB)", kinds -> ColumnKind.OTHER);
        add(
                "TO_NUMBER",
                1,
                2,
                call -> decimal(call.size() == 1 ? call.argument(0) : call.as("ORA_TO_NUMBER")),
                number());
        add("RAWTOHEX", 1, 1, call -> "UPPER(RAWTOHEX(" + bytes(call) + "))", text());
        add("HEXTORAW", 1, 1, call -> call.as("ORA_HEXTORAW"), kinds -> ColumnKind.RAW);
        add("SYS_GUID", 0, 0, call -> call.as("ORA_SYS_GUID"), kinds -> ColumnKind.RAW);
    }

    /** A text stands for its bytes. */
    private static String bytes(FunctionRule.Call call) {
        return call.kind(0) == ColumnKind.TEXT ? "ORA_BYTES(" + call.argument(0) + ")" : call.argument(0);
    }

    private static void session() {
        FunctionRule.Bare zone = call -> "ORA_ZONE()";
        add("DBTIMEZONE", 0, 0, zone, text());
        add("SESSIONTIMEZONE", 0, 0, zone, text());
        add("SYS_CONTEXT", 2, 3, call -> "ORA_SYS_CONTEXT(" + call.argument(0) + ", " + call.argument(1) + ")", text());
        add("USERENV", 1, 1, call -> "ORA_SYS_CONTEXT('USERENV', " + call.argument(0) + ")", text());
    }

    /** An expression as a NUMBER, which divides to 40 digits. */
    static String decimal(String sql) {
        return "CAST(" + sql + " AS DECFLOAT(40))";
    }

    private static String rest(FunctionRule.Call call) {
        return call.size() == 1 ? "" : ", " + String.join(", ", call.arguments().subList(1, call.size()));
    }

    /** A value as the text that Oracle makes of it without a format. */
    static String text(String sql, ColumnKind kind) {
        return switch (kind) {
            case NUMBER -> "ORA_TO_CHAR(" + sql + ", 'TM')";
            case DATE -> "ORA_TO_CHAR(" + sql + ", " + DateFunctions.DEFAULT_FORMAT + ")";
            case TIMESTAMP -> "ORA_TO_CHAR(" + sql + ", " + DateFunctions.DEFAULT_TIMESTAMP_FORMAT + ")";
            case RAW -> "UPPER(RAWTOHEX(" + sql + "))";
            case TEXT, BOOLEAN, OTHER -> sql;
        };
    }

    private static String bits(String sql) {
        return "CAST(" + sql + " AS BIGINT)";
    }

    private static FunctionRule.Result number() {
        return kinds -> ColumnKind.NUMBER;
    }

    private static FunctionRule.Result text() {
        return kinds -> ColumnKind.TEXT;
    }

    private static void add(
            String name, int least, int most, FunctionRule.Emission emission, FunctionRule.Result result) {
        RULES.put(name, new FunctionRule(least, most, emission, result));
    }
}
