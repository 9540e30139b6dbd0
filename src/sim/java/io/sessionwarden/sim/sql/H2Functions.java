package io.sessionwarden.sim.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The functions of Oracle that H2 lacks or does otherwise, as aliases that translated statements call. */
public final class H2Functions {
    /** Alias to method, by the class that has the methods; a class may be known to H2 by its name only, so these are public. */
    private static final Map<Class<?>, List<String>> METHODS = Map.of(
            DateValues.class,
            List.of(
                    "ORA_ADD_DAYS addDays",
                    "ORA_DATE_DIFFERENCE difference",
                    "ORA_WHOLE_SECONDS wholeSeconds",
                    "ORA_TRUNC_DATE trunc",
                    "ORA_ROUND_DATE round",
                    "ORA_ADD_MONTHS addMonths",
                    "ORA_LAST_DAY lastDay",
                    "ORA_NEXT_DAY nextDay",
                    "ORA_MONTHS_BETWEEN monthsBetween",
                    "ORA_NUMTODSINTERVAL interval",
                    "ORA_TO_DSINTERVAL parseInterval"),
            Intervals.class,
            List.of("ORA_SECONDS seconds", "ORA_FROM_TZ fromTz", "ORA_TZ_OFFSET offset", "ORA_ZONE zone"),
            Conversions.class,
            List.of(
                    "ORA_TO_CHAR toChar",
                    "ORA_TO_DATE toDate",
                    "ORA_TO_TIMESTAMP toTimestamp",
                    "ORA_TO_TIMESTAMP_TZ toTimestampTz"),
            NumberValues.class,
            List.of(
                    "ORA_MOD mod",
                    "ORA_REMAINDER remainder",
                    "ORA_WIDTH_BUCKET bucket",
                    "ORA_HASH_OF hash",
                    "ORA_STANDARD_HASH digest",
                    "ORA_BYTES bytes",
                    "ORA_NO_LOOP noLoop",
                    "ORA_TO_NUMBER toNumber"),
            RegexValues.class,
            List.of(
                    "ORA_REGEXP_LIKE like",
                    "ORA_REGEXP_COUNT count",
                    "ORA_REGEXP_INSTR instr",
                    "ORA_REGEXP_SUBSTR substr",
                    "ORA_REGEXP_REPLACE replace"),
            TextValues.class,
            List.of(
                    "ORA_INITCAP initcap",
                    "ORA_SUBSTR substr",
                    "ORA_INSTR instr",
                    "ORA_TRANSLATE translate",
                    "ORA_REVERSE reverse",
                    "ORA_LPAD lpad",
                    "ORA_RPAD rpad",
                    "ORA_HEXTORAW hexToRaw",
                    "ORA_SYS_GUID guid"),
            SessionValues.class,
            List.of(
                    "ORA_SYSDATE sysdate",
                    "ORA_SYSTIMESTAMP systimestamp",
                    "ORA_LOCALTIMESTAMP localtimestamp",
                    "ORA_USER user",
                    "ORA_UID uid",
                    "ORA_SYS_CONTEXT sysContext"));

    private H2Functions() {}

    /** Registers all of them in the database behind the connection; harmless when they are there already. */
    public static void register(Connection h2) throws SQLException {
        try (Statement statement = h2.createStatement()) {
            statement.execute("CREATE AGGREGATE IF NOT EXISTS ORA_KEEP FOR '" + KeepAggregate.class.getName() + "'");
            statement.execute("CREATE AGGREGATE IF NOT EXISTS ORA_KEEP_NUMBER FOR '"
                    + KeepAggregate.OfNumbers.class.getName() + "'");
            for (Map.Entry<Class<?>, List<String>> group : METHODS.entrySet()) {
                for (String pair : group.getValue()) {
                    String[] names = pair.split(" ");
                    String method = group.getKey().getName() + "." + names[1];
                    statement.execute("CREATE ALIAS IF NOT EXISTS " + names[0] + " FOR '" + method + "'");
                }
            }
        }
    }
}
