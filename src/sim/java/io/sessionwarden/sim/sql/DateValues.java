package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL functions over dates; called by H2. Null arguments give null. Dates come without a fraction of a second. */
public final class DateValues {
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final MathContext NUMBER = new MathContext(38, RoundingMode.HALF_UP);
    private static final Pattern DAY_TO_SECOND =
            Pattern.compile("\\s*([+-]?)(\\d+)\\s+(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?\\s*");

    private DateValues() {}

    /** A date some days later, to the nearest second as Oracle has it. */
    public static LocalDateTime addDays(LocalDateTime date, BigDecimal days) {
        if (date == null || days == null) {
            return null;
        }
        long seconds =
                days.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return wholeSeconds(date).plusSeconds(seconds);
    }

    /** Days from one date to another. */
    public static BigDecimal difference(LocalDateTime later, LocalDateTime earlier) {
        if (later == null || earlier == null) {
            return null;
        }
        long seconds = ChronoUnit.SECONDS.between(wholeSeconds(earlier), wholeSeconds(later));
        return BigDecimal.valueOf(seconds).divide(SECONDS_A_DAY, NUMBER);
    }

    /** Without the fraction. */
    public static LocalDateTime wholeSeconds(LocalDateTime moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** TRUNC to the day. */
    public static LocalDateTime trunc(LocalDateTime date) throws SQLException {
        return trunc(date, "DD");
    }

    /** TRUNC to a unit given by format. */
    public static LocalDateTime trunc(LocalDateTime date, String format) throws SQLException {
        if (date == null || format == null) {
            return null;
        }
        LocalDateTime day = date.truncatedTo(ChronoUnit.DAYS);
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "SYYYY", "YYYY", "YEAR", "YYY", "YY", "Y" -> day.withDayOfYear(1);
            case "CC", "SCC" -> day.withDayOfYear(1).withYear((day.getYear() - 1) / 100 * 100 + 1);
            case "IYYY", "IY", "I", "IYY" -> trunc(day.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1), "IW");
            case "WW" -> day.minusDays((day.getDayOfYear() - 1) % 7);
            case "W" -> day.minusDays((day.getDayOfMonth() - 1) % 7);
            case "Q" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case "MONTH", "MON", "MM", "RM" -> day.withDayOfMonth(1);
            case "IW" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "DAY", "DY", "D" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "DDD", "DD", "J" -> day;
            case "HH", "HH12", "HH24" -> date.truncatedTo(ChronoUnit.HOURS);
            case "MI" -> date.truncatedTo(ChronoUnit.MINUTES);
            default -> throw new SQLException("ORA-01898: too many precision specifiers", "22008", 1898);
        };
    }

    /** ROUND to the day: noon belongs to the next. */
    public static LocalDateTime round(LocalDateTime date) throws SQLException {
        return round(date, "DD");
    }

    /** ROUND to a unit given by format: the second half of a unit belongs to the next, the 16th to the next month, July to the next year. */
    public static LocalDateTime round(LocalDateTime date, String format) throws SQLException {
        if (date == null || format == null) {
            return null;
        }
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "SYYYY", "YYYY", "YEAR", "YYY", "YY", "Y" -> trunc(date.plusMonths(6), format);
            case "MONTH", "MON", "MM", "RM" ->
                date.getDayOfMonth() < 16 ? trunc(date, format) : trunc(date.plusMonths(1), format);
            case "Q" -> roundQuarter(date);
            case "IW", "WW", "W", "DAY", "DY", "D" -> trunc(date.plusHours(84), format);
            case "CC", "SCC" -> trunc(date.plusYears(50), format);
            case "HH", "HH12", "HH24" -> trunc(date.plusMinutes(30), format);
            case "MI" -> trunc(date.plusSeconds(30), format);
            default -> trunc(date.plusHours(12), format);
        };
    }

    /** The 16th of the second month belongs to the next quarter. */
    private static LocalDateTime roundQuarter(LocalDateTime date) throws SQLException {
        LocalDateTime begin = trunc(date, "Q");
        LocalDateTime middle = begin.plusMonths(1).plusDays(15);
        return date.isBefore(middle) ? begin : begin.plusMonths(3);
    }

    /** ADD_MONTHS: the last day of a month stays the last. */
    public static LocalDateTime addMonths(LocalDateTime date, BigDecimal months) {
        if (date == null || months == null) {
            return null;
        }
        LocalDateTime moved = date.plusMonths(months.longValue());
        return date.getDayOfMonth() == date.toLocalDate().lengthOfMonth() ? lastDay(moved) : moved;
    }

    /** LAST_DAY of the month. */
    public static LocalDateTime lastDay(LocalDateTime date) {
        return date == null ? null : date.with(TemporalAdjusters.lastDayOfMonth());
    }

    /** NEXT_DAY: the next such day of the week, by English name. */
    public static LocalDateTime nextDay(LocalDateTime date, String name) throws SQLException {
        if (date == null || name == null) {
            return null;
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.length() >= 3 && day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
                return date.with(TemporalAdjusters.next(day));
            }
        }
        throw new SQLException("ORA-01846: not a valid day of the week", "22008", 1846);
    }

    /** MONTHS_BETWEEN: whole for the same day or both last days, else a fraction of 31 days. */
    public static BigDecimal monthsBetween(LocalDateTime later, LocalDateTime earlier) {
        if (later == null || earlier == null) {
            return null;
        }
        long months = (later.getYear() - earlier.getYear()) * 12L + later.getMonthValue() - earlier.getMonthValue();
        boolean last = later.equals(lastDay(later)) && earlier.equals(lastDay(earlier));
        if (last || later.getDayOfMonth() == earlier.getDayOfMonth()) {
            return BigDecimal.valueOf(months);
        }
        long seconds = (later.getDayOfMonth() - earlier.getDayOfMonth()) * 86_400L
                + later.toLocalTime().toSecondOfDay()
                - earlier.toLocalTime().toSecondOfDay();
        BigDecimal fraction = BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(31L * 86_400), NUMBER);
        return BigDecimal.valueOf(months).add(fraction);
    }

    /** NUMTODSINTERVAL. */
    public static Duration interval(BigDecimal number, String unit) throws SQLException {
        if (number == null || unit == null) {
            return null;
        }
        long seconds = switch (unit.strip().toUpperCase(Locale.ROOT)) {
            case "DAY" -> 86_400;
            case "HOUR" -> 3_600;
            case "MINUTE" -> 60;
            case "SECOND" -> 1;
            default -> throw new SQLException("ORA-01760: illegal argument for function", "22023", 1760);
        };
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(seconds)).movePointRight(9);
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** TO_DSINTERVAL of {@code days hours:minutes:seconds}. */
    public static Duration parseInterval(String text) throws SQLException {
        if (text == null) {
            return null;
        }
        Matcher parts = DAY_TO_SECOND.matcher(text);
        if (!parts.matches()) {
            throw new SQLException("ORA-01867: the interval is invalid", "22006", 1867);
        }
        Duration length = Duration.ofDays(Long.parseLong(parts.group(2)))
                .plusHours(Long.parseLong(parts.group(3)))
                .plusMinutes(Long.parseLong(parts.group(4)))
                .plusSeconds(Long.parseLong(parts.group(5)));
        if (parts.group(6) != null) {
            length = length.plusNanos(
                    new BigDecimal("0." + parts.group(6)).movePointRight(9).longValue());
        }
        return parts.group(1).equals("-") ? length.negated() : length;
    }
}
