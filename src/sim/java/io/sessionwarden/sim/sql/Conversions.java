package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.h2.expression.function.ToCharFunction;
import org.h2.message.DbException;
import org.h2.util.JSR310Utils;
import org.h2.value.Value;

/** SQL functions that convert between texts, numbers and moments; called by H2. Null arguments give null. */
public final class Conversions {
    private static final int WIDEST_NUMBER = 40;

    private Conversions() {}

    /** TO_CHAR by a format; {@code TM} is the shortest form of a number, which conversion without a format takes too. */
    public static String toChar(Value value, String format) throws SQLException {
        if (value == null || value.getValueType() == Value.NULL || format == null) {
            return null;
        }
        return switch (value.getValueType()) {
            case Value.DATE, Value.TIMESTAMP, Value.TIMESTAMP_TZ -> DateWriter.write(moment(value), format);
            case Value.INTERVAL_DAY_TO_SECOND,
                    Value.INTERVAL_DAY,
                    Value.INTERVAL_HOUR,
                    Value.INTERVAL_MINUTE,
                    Value.INTERVAL_SECOND -> value.getString();
            default -> number(value, format);
        };
    }

    private static OffsetDateTime moment(Value value) {
        return value.getValueType() == Value.TIMESTAMP_TZ
                ? JSR310Utils.valueToOffsetDateTime(value, null)
                : JSR310Utils.valueToLocalDateTime(value.convertTo(org.h2.value.TypeInfo.TYPE_TIMESTAMP), null)
                        .atZone(ZoneId.systemDefault())
                        .toOffsetDateTime();
    }

    private static String number(Value value, String format) throws SQLException {
        BigDecimal number;
        try {
            number = value.getBigDecimal();
        } catch (DbException | NumberFormatException e) {
            throw new SQLException("ORA-01722: invalid number", "42000", 1722, e);
        }
        String upper = format.toUpperCase(Locale.ROOT);
        if (upper.equals("TM") || upper.equals("TM9")) {
            return text(number);
        }
        try {
            return ToCharFunction.toChar(number, format, null);
        } catch (DbException e) {
            throw new SQLException("ORA-01481: invalid number format model", "42000", 1481, e);
        }
    }

    /** A number without a format: no zero before the point, an exponent when it has more than 40 characters. */
    static String text(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        String plain = stripped.toPlainString();
        if (plain.length() > WIDEST_NUMBER + 2) {
            String[] parts = stripped.round(new java.math.MathContext(WIDEST_NUMBER - 5))
                    .toString()
                    .split("E");
            return parts.length == 2 ? parts[0] + "E" + parts[1] : parts[0];
        }
        return plain.startsWith("0.") ? plain.substring(1) : plain.startsWith("-0.") ? "-" + plain.substring(2) : plain;
    }

    /** TO_DATE. */
    public static LocalDateTime toDate(String text, String format) throws SQLException {
        OffsetDateTime moment = toTimestampTz(text, format);
        return moment == null ? null : DateValues.wholeSeconds(moment.toLocalDateTime());
    }

    /** TO_TIMESTAMP. */
    public static LocalDateTime toTimestamp(String text, String format) throws SQLException {
        OffsetDateTime moment = toTimestampTz(text, format);
        return moment == null ? null : moment.toLocalDateTime();
    }

    /** TO_TIMESTAMP_TZ. */
    public static OffsetDateTime toTimestampTz(String text, String format) throws SQLException {
        if (text == null || text.isEmpty() || format == null) {
            return null;
        }
        LocalDateTime now = SessionContext.current().now();
        ZoneOffset zone = ZoneId.systemDefault().getRules().getOffset(now);
        return DateParser.parse(text, format, now, zone);
    }
}
