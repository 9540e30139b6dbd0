package io.sessionwarden.sim.sql;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.List;
import java.util.Locale;

/** Writes moments by a date format, as TO_CHAR does in English. */
final class DateWriter {
    private static final int LONGEST_NAME = 9;
    private static final int DEFAULT_FRACTION = 6;
    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private final OffsetDateTime moment;

    private DateWriter(OffsetDateTime moment) {
        this.moment = moment;
    }

    static String write(OffsetDateTime moment, String format) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (DateModel.Element element : DateModel.of(format).elements()) {
            text.append(element.isText() ? element.written() : new DateWriter(moment).element(element));
        }
        return text.toString();
    }

    private String element(DateModel.Element element) throws SQLException {
        return switch (element.name()) {
            case "DAY" -> name(element, moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), true);
            case "DY" ->
                name(
                        element,
                        moment.getDayOfWeek()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .substring(0, 3),
                        false);
            case "MONTH" -> name(element, moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), true);
            case "MON" ->
                name(
                        element,
                        moment.getMonth()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .substring(0, 3),
                        false);
            case "RM" ->
                element.fill()
                        ? "%-4s".formatted(ROMAN.get(moment.getMonthValue() - 1))
                        : ROMAN.get(moment.getMonthValue() - 1);
            case "AM", "PM" -> cased(element.written(), moment.getHour() < 12 ? "Am" : "Pm");
            case "A.M.", "P.M." -> cased(element.written(), moment.getHour() < 12 ? "A.m." : "P.m.");
            case "AD", "BC" -> cased(element.written(), moment.getYear() > 0 ? "Ad" : "Bc");
            case "A.D.", "B.C." -> cased(element.written(), moment.getYear() > 0 ? "A.d." : "B.c.");
            case "FF" ->
                "%09d"
                        .formatted(moment.getNano())
                        .substring(0, element.digits() == 0 ? DEFAULT_FRACTION : element.digits());
            case "TZH" -> "%+03d".formatted(moment.getOffset().getTotalSeconds() / 3_600);
            case "TZR" ->
                moment.getOffset().getTotalSeconds() == 0
                        ? "+00:00"
                        : moment.getOffset().getId();
            case "TZD" -> "";
            case "SYYYY", "SCC" -> " " + number(element);
            default -> number(element);
        };
    }

    private String number(DateModel.Element element) throws SQLException {
        int width = width(element.name());
        String digits = Long.toString(value(element.name()));
        return element.fill() ? "0".repeat(Math.max(0, width - digits.length())) + digits : digits;
    }

    private static int width(String name) {
        return switch (name) {
            case "YYYY", "SYYYY", "RRRR", "IYYY" -> 4;
            case "YYY", "IYY", "DDD" -> 3;
            case "J" -> 7;
            case "SSSSS" -> 5;
            case "Y", "I", "Q", "D", "W" -> 1;
            default -> 2;
        };
    }

    private long value(String name) throws SQLException {
        int isoYear = moment.get(IsoFields.WEEK_BASED_YEAR);
        return switch (name) {
            case "YYYY", "SYYYY", "RRRR" -> moment.getYear();
            case "YYY" -> moment.getYear() % 1_000;
            case "YY", "RR" -> moment.getYear() % 100;
            case "Y" -> moment.getYear() % 10;
            case "IYYY" -> isoYear;
            case "IYY" -> isoYear % 1_000;
            case "IY" -> isoYear % 100;
            case "I" -> isoYear % 10;
            case "CC", "SCC" -> (moment.getYear() + 99) / 100;
            case "Q" -> (moment.getMonthValue() + 2) / 3;
            case "MM" -> moment.getMonthValue();
            case "IW" -> moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "WW" -> (moment.getDayOfYear() + 6) / 7;
            case "W" -> (moment.getDayOfMonth() + 6) / 7;
            case "DDD" -> moment.getDayOfYear();
            case "DD" -> moment.getDayOfMonth();
            case "D" -> moment.getDayOfWeek().getValue() % 7 + 1;
            case "J" -> moment.getLong(JulianFields.JULIAN_DAY);
            case "HH24" -> moment.getHour();
            case "HH", "HH12" -> moment.get(ChronoField.CLOCK_HOUR_OF_AMPM);
            case "MI" -> moment.getMinute();
            case "SS" -> moment.getSecond();
            case "SSSSS" -> moment.toLocalTime().toSecondOfDay();
            case "TZM" -> Math.abs(moment.getOffset().getTotalSeconds() / 60 % 60);
            default -> throw new SQLException("ORA-01821: date format not recognized", "22008", 1821);
        };
    }

    private static String name(DateModel.Element element, String name, boolean padded) {
        String text = cased(element.written(), name);
        return padded && element.fill() ? text + " ".repeat(LONGEST_NAME - text.length()) : text;
    }

    /** DAY, Day and day ask for three spellings. */
    private static String cased(String written, String capitalized) {
        boolean first = Character.isUpperCase(written.charAt(0));
        int second = written.charAt(1) == '.' ? 2 : 1;
        boolean others = Character.isUpperCase(written.charAt(second));
        return !first
                ? capitalized.toLowerCase(Locale.ROOT)
                : others ? capitalized.toUpperCase(Locale.ROOT) : capitalized;
    }
}
