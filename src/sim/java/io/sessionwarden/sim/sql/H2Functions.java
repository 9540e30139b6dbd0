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
            TextValues.class,
            List.of(
                    "ORA_INITCAP initcap",
                    "ORA_SUBSTR substr",
                    "ORA_INSTR instr",
                    "ORA_REGEXP_COUNT regexpCount",
                    "ORA_TO_NUMBER toNumber",
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
