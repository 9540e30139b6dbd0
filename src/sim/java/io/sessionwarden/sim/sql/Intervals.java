package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.h2.util.DateTimeUtils;
import org.h2.util.IntervalUtils;
import org.h2.value.Value;
import org.h2.value.ValueInterval;

/** SQL functions over intervals and time zones; called by H2. Null arguments give null. */
public final class Intervals {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Intervals() {}

    /** EXTRACT(SECOND ...), with its fraction. */
    public static BigDecimal seconds(Value value) {
        return switch (value.getValueType()) {
            case Value.NULL -> null;
            case Value.TIMESTAMP, Value.TIMESTAMP_TZ, Value.TIME ->
                fraction(DateTimeUtils.dateAndTimeFromValue(value, null)[1]);
            default -> {
                ValueInterval interval = (ValueInterval) value;
                BigDecimal nanos = new BigDecimal(IntervalUtils.intervalToAbsolute(interval));
                yield nanos.remainder(NANOS.multiply(BigDecimal.valueOf(60))).divide(NANOS);
            }
        };
    }

    private static BigDecimal fraction(long nanosOfDay) {
        return BigDecimal.valueOf(nanosOfDay % 60_000_000_000L).divide(NANOS);
    }

    /** FROM_TZ. */
    public static OffsetDateTime fromTz(LocalDateTime moment, String zone) throws SQLException {
        return moment == null || zone == null
                ? null
                : moment.atZone(zoneOf(zone)).toOffsetDateTime();
    }

    /** TZ_OFFSET. */
    public static String offset(String zone) throws SQLException {
        if (zone == null) {
            return null;
        }
        LocalDateTime now = SessionContext.current().now();
        String id = zoneOf(zone).getRules().getOffset(now).getId();
        return id.equals("Z") ? "+00:00" : id;
    }

    /** DBTIMEZONE and SESSIONTIMEZONE. */
    public static String zone() throws SQLException {
        return offset(ZoneId.systemDefault().getId());
    }

    private static ZoneId zoneOf(String zone) throws SQLException {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new SQLException("ORA-01882: timezone region not found", "22009", 1882, e);
        }
    }
}
