package io.sessionwarden.sim.sql;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.JulianFields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads moments by a date format, as TO_DATE does in English: punctuation may be left out or be another, trailing parts of the time may be
 * missing, numbers may be shorter.
 */
final class DateParser {
    private static final Set<String> TIME =
            Set.of("HH24", "HH12", "HH", "MI", "SS", "FF", "SSSSS", "AM", "PM", "A.M.", "P.M.", "TZH", "TZM");
    private static final Set<String> OUTPUT_ONLY =
            Set.of("Q", "WW", "W", "IW", "IYYY", "IYY", "IY", "I", "CC", "SCC", "D");

    private final String text;
    private final LocalDateTime now;
    private final Map<String, Integer> parts = new HashMap<>();
    private int at;

    private DateParser(String text, LocalDateTime now) {
        this.text = text.strip();
        this.now = now;
    }

    /** @param now gives the year and the month that the text does not have */
    static OffsetDateTime parse(String text, String format, LocalDateTime now, ZoneOffset zone) throws SQLException {
        DateParser parser = new DateParser(text, now);
        for (DateModel.Element element : DateModel.of(format).elements()) {
            parser.read(element);
        }
        if (parser.at < parser.text.length()) {
            throw error(1830, "date format picture ends before converting entire input string");
        }
        return parser.moment(zone);
    }

    private void read(DateModel.Element element) throws SQLException {
        if (element.isText()) {
            skip(element.written());
            return;
        }
        if (OUTPUT_ONLY.contains(element.name())) {
            throw error(1820, "format code cannot appear in date input format");
        }
        if (at >= text.length()) {
            if (!TIME.contains(element.name())) {
                throw error(1840, "input value not long enough for date format");
            }
            return;
        }
        switch (element.name()) {
            case "MON", "MONTH" -> put("MM", month());
            case "MM" -> put("MM", Character.isLetter(text.charAt(at)) ? month() : number(2));
            case "DAY", "DY" -> letters();
            case "AM", "PM", "A.M.", "P.M." -> halfOfDay();
            case "FF" -> fraction(element.digits() == 0 ? 9 : element.digits());
            case "TZH" -> zoneHour();
            case "AD", "BC", "A.D.", "B.C.", "TZR", "TZD" -> at = text.length();
            case "YYYY", "SYYYY", "RRRR" -> year(element.name().equals("RRRR"));
            case "YYY", "YY", "Y" ->
                put(
                        "YYYY",
                        now.getYear()
                                        / power(element.name().length())
                                        * power(element.name().length())
                                + number(element.name().length()));
            case "RR" -> put("YYYY", century(number(2)));
            case "HH12" -> put("HH", number(2));
            case "DDD" -> put("DDD", number(3));
            case "J" -> put("J", number(7));
            case "SSSSS" -> put("SSSSS", number(5));
            default -> put(element.name(), number(2));
        }
    }

    private void skip(String punctuation) throws SQLException {
        for (char c : punctuation.toCharArray()) {
            if (at >= text.length()) {
                return;
            }
            char found = text.charAt(at);
            if (found == c || !Character.isLetterOrDigit(found) && !Character.isLetterOrDigit(c)) {
                at++;
            } else if (Character.isLetterOrDigit(c)) {
                throw mismatch();
            }
        }
    }

    private int number(int most) throws SQLException {
        int begin = at;
        while (at < text.length() && at - begin < most && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            throw error(1858, "a non-numeric character was found where a numeric was expected");
        }
        return Integer.parseInt(text.substring(begin, at));
    }

    private String letters() {
        int begin = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private int month() throws SQLException {
        if (Character.isDigit(text.charAt(at))) {
            throw mismatch();
        }
        String name = letters();
        for (Month month : Month.values()) {
            String full = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            if (name.equalsIgnoreCase(full) || name.equalsIgnoreCase(full.substring(0, 3))) {
                return month.getValue();
            }
        }
        throw error(1843, "not a valid month");
    }

    private void halfOfDay() throws SQLException {
        String half = text.substring(at).toUpperCase(Locale.ROOT).replace(".", "");
        if (!half.startsWith("AM") && !half.startsWith("PM")) {
            throw error(1855, "AM/A.M. or PM/P.M. required");
        }
        parts.put("PM", half.startsWith("PM") ? 1 : 0);
        at += text.startsWith(".", at + 1) ? 4 : 2;
        at = Math.min(at, text.length());
    }

    private void fraction(int most) throws SQLException {
        int begin = at;
        int digits = number(most);
        put("FF", digits * power(9 - (at - begin)));
    }

    private void zoneHour() throws SQLException {
        char sign = text.charAt(at);
        at += sign == '+' || sign == '-' ? 1 : 0;
        put("TZH", number(2));
        parts.put("TZS", sign == '-' ? -1 : 1);
    }

    private void year(boolean rounded) throws SQLException {
        int begin = at;
        int year = number(4);
        put("YYYY", rounded && at - begin <= 2 ? century(year) : year);
        if (parts.get("YYYY") == 0) {
            throw error(1841, "(full) year must be between -4713 and +9999, and not be 0");
        }
    }

    /** Two digits belong to the century that is nearer. */
    private int century(int year) {
        int here = now.getYear() % 100;
        int century = now.getYear() / 100 * 100;
        return year + century + (year < 50 && here >= 50 ? 100 : year >= 50 && here < 50 ? -100 : 0);
    }

    private static int power(int digits) {
        return List.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000)
                .get(digits);
    }

    private void put(String part, int value) throws SQLException {
        if (parts.put(part, value) != null) {
            throw error(1810, "format code appears twice");
        }
    }

    private OffsetDateTime moment(ZoneOffset zone) throws SQLException {
        LocalDateTime local = date().atStartOfDay().plusSeconds(secondOfDay()).plusNanos(parts.getOrDefault("FF", 0));
        if (!parts.containsKey("TZH")) {
            return local.atOffset(zone);
        }
        int sign = parts.get("TZS");
        return local.atOffset(ZoneOffset.ofHoursMinutes(sign * parts.get("TZH"), sign * parts.getOrDefault("TZM", 0)));
    }

    private LocalDate date() throws SQLException {
        if (parts.containsKey("J")) {
            return LocalDate.MIN.with(JulianFields.JULIAN_DAY, parts.get("J"));
        }
        int year = parts.getOrDefault("YYYY", now.getYear());
        if (parts.containsKey("DDD")) {
            int day = within(
                    "DDD",
                    1,
                    LocalDate.of(year, 1, 1).lengthOfYear(),
                    1848,
                    "day of year must be between 1 and 365 (366 for leap year)");
            return LocalDate.ofYearDay(year, day);
        }
        parts.putIfAbsent("MM", now.getMonthValue());
        parts.putIfAbsent("DD", 1);
        int month = within("MM", 1, 12, 1843, "not a valid month");
        int day = within("DD", 1, 31, 1847, "day of month must be between 1 and last day of month");
        if (day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            throw error(1839, "date not valid for month specified");
        }
        return LocalDate.of(year, month, day);
    }

    private long secondOfDay() throws SQLException {
        if (parts.containsKey("SSSSS")) {
            return within("SSSSS", 0, 86_399, 1853, "seconds in day must be between 0 and 86399");
        }
        long hour = within("HH24", 0, 23, 1850, "hour must be between 0 and 23");
        if (parts.containsKey("HH")) {
            hour = within("HH", 1, 12, 1849, "hour must be between 1 and 12") % 12 + 12L * parts.getOrDefault("PM", 0);
        }
        long minute = within("MI", 0, 59, 1851, "minutes must be between 0 and 59");
        return hour * 3_600 + minute * 60 + within("SS", 0, 59, 1852, "seconds must be between 0 and 59");
    }

    private int within(String part, int least, int most, int code, String otherwise) throws SQLException {
        int value = parts.getOrDefault(part, least);
        if (value < least || value > most) {
            throw error(code, otherwise);
        }
        return value;
    }

    private static SQLException mismatch() {
        return error(1861, "literal does not match format string");
    }

    private static SQLException error(int code, String text) {
        return new SQLException("ORA-%05d: %s".formatted(code, text), "22008", code);
    }
}
