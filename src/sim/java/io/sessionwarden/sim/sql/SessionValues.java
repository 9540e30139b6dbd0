package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** SQL functions that answer for the running session; called by H2. Null arguments give null. */
public final class SessionValues {
    private static final String SYNTAX_STATE = "42000";

    private SessionValues() {}

    /** SYSDATE. */
    public static LocalDateTime sysdate() {
        return SessionContext.current().now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** SYSTIMESTAMP, in the zone in which H2 works, so that casting it to DATE gives SYSDATE. */
    public static OffsetDateTime systimestamp() {
        return SessionContext.current().now().atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }

    /** LOCALTIMESTAMP. */
    public static LocalDateTime localtimestamp() {
        return SessionContext.current().now();
    }

    /** USER. */
    public static String user() {
        return SessionContext.current().user();
    }

    /** UID: any number that stays the same for a user. */
    public static BigDecimal uid() {
        return BigDecimal.valueOf(user().hashCode() & 0x7fff);
    }

    /** SYS_CONTEXT; another namespace than USERENV holds nothing. */
    public static String sysContext(String namespace, String parameter) throws SQLException {
        if (namespace == null || parameter == null) {
            throw invalidParameter();
        }
        if (!namespace.equalsIgnoreCase("USERENV")) {
            return null;
        }
        return SessionContext.current()
                .userenv(parameter.toUpperCase(Locale.ROOT))
                .orElseThrow(SessionValues::invalidParameter);
    }

    private static SQLException invalidParameter() {
        return new SQLException("ORA-02003: invalid USERENV parameter", SYNTAX_STATE, 2003);
    }
}
