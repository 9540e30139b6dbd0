package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The REGEXP functions; called by H2. Null arguments give null, and so does an empty result. */
public final class RegexValues {
    private RegexValues() {}

    private static Matcher matcher(String text, String pattern, BigDecimal start, String options) throws SQLException {
        int flags = Pattern.UNICODE_CASE;
        for (char option : (options == null ? "" : options).toCharArray()) {
            flags = switch (option) {
                case 'i' -> flags | Pattern.CASE_INSENSITIVE;
                case 'c' -> flags & ~Pattern.CASE_INSENSITIVE;
                case 'n' -> flags | Pattern.DOTALL;
                case 'm' -> flags | Pattern.MULTILINE;
                case 'x' -> flags | Pattern.COMMENTS;
                default -> throw new SQLException("ORA-01760: illegal argument for function", "22023", 1760);
            };
        }
        try {
            return Pattern.compile(java(pattern), flags)
                    .matcher(text)
                    .region(start.intValue() - 1, text.length())
                    .useAnchoringBounds(false);
        } catch (PatternSyntaxException e) {
            throw new SQLException("ORA-12726: unmatched bracket in regular expression", "2201B", 12726, e);
        }
    }

    /** The classes of POSIX in the notation of Java. */
    private static String java(String pattern) {
        return pattern.replace("[:digit:]", "\\p{Digit}")
                .replace("[:alpha:]", "\\p{Alpha}")
                .replace("[:alnum:]", "\\p{Alnum}")
                .replace("[:space:]", "\\s")
                .replace("[:upper:]", "\\p{Upper}")
                .replace("[:lower:]", "\\p{Lower}")
                .replace("[:punct:]", "\\p{Punct}")
                .replace("[:xdigit:]", "\\p{XDigit}")
                .replace("[:blank:]", "\\p{Blank}")
                .replace("[:print:]", "\\p{Print}")
                .replace("[:cntrl:]", "\\p{Cntrl}");
    }

    private static boolean unknown(String text, String pattern, Object... more) {
        return text == null
                || text.isEmpty()
                || pattern == null
                || java.util.Arrays.asList(more).contains(null);
    }

    private static boolean find(Matcher matcher, BigDecimal occurrence) {
        int left = occurrence.intValue();
        while (left > 0 && matcher.find()) {
            left--;
        }
        return left == 0;
    }

    /** REGEXP_LIKE. */
    public static Boolean like(String text, String pattern) throws SQLException {
        return like(text, pattern, "");
    }

    /** REGEXP_LIKE with options. */
    public static Boolean like(String text, String pattern, String options) throws SQLException {
        return unknown(text, pattern)
                ? null
                : matcher(text, pattern, BigDecimal.ONE, options).find();
    }

    /** REGEXP_COUNT. */
    public static BigDecimal count(String text, String pattern) throws SQLException {
        return count(text, pattern, BigDecimal.ONE, "");
    }

    /** REGEXP_COUNT from a place on. */
    public static BigDecimal count(String text, String pattern, BigDecimal start) throws SQLException {
        return count(text, pattern, start, "");
    }

    /** REGEXP_COUNT with options. */
    public static BigDecimal count(String text, String pattern, BigDecimal start, String options) throws SQLException {
        if (unknown(text, pattern, start)) {
            return null;
        }
        int found = 0;
        for (Matcher matcher = matcher(text, pattern, start, options); matcher.find(); ) {
            found++;
        }
        return BigDecimal.valueOf(found);
    }

    /** REGEXP_INSTR. */
    public static BigDecimal instr(String text, String pattern) throws SQLException {
        return instr(text, pattern, BigDecimal.ONE);
    }

    /** REGEXP_INSTR from a place on. */
    public static BigDecimal instr(String text, String pattern, BigDecimal start) throws SQLException {
        return instr(text, pattern, start, BigDecimal.ONE);
    }

    /** REGEXP_INSTR of the nth occurrence. */
    public static BigDecimal instr(String text, String pattern, BigDecimal start, BigDecimal occurrence)
            throws SQLException {
        return instr(text, pattern, start, occurrence, BigDecimal.ZERO);
    }

    /** REGEXP_INSTR: where the occurrence begins, or with 1 the place behind it. */
    public static BigDecimal instr(
            String text, String pattern, BigDecimal start, BigDecimal occurrence, BigDecimal behind)
            throws SQLException {
        return instr(text, pattern, start, occurrence, behind, "");
    }

    /** REGEXP_INSTR with options. */
    public static BigDecimal instr(
            String text, String pattern, BigDecimal start, BigDecimal occurrence, BigDecimal behind, String options)
            throws SQLException {
        return instr(text, pattern, start, occurrence, behind, options, BigDecimal.ZERO);
    }

    /** REGEXP_INSTR of a group. */
    public static BigDecimal instr(
            String text,
            String pattern,
            BigDecimal start,
            BigDecimal occurrence,
            BigDecimal behind,
            String options,
            BigDecimal group)
            throws SQLException {
        if (unknown(text, pattern, start, occurrence, behind, group)) {
            return null;
        }
        Matcher matcher = matcher(text, pattern, start, options);
        if (!find(matcher, occurrence) || group.intValue() > matcher.groupCount()) {
            return BigDecimal.ZERO;
        }
        int place = behind.signum() == 0 ? matcher.start(group.intValue()) : matcher.end(group.intValue());
        return BigDecimal.valueOf(place + 1L);
    }

    /** REGEXP_SUBSTR. */
    public static String substr(String text, String pattern) throws SQLException {
        return substr(text, pattern, BigDecimal.ONE);
    }

    /** REGEXP_SUBSTR from a place on. */
    public static String substr(String text, String pattern, BigDecimal start) throws SQLException {
        return substr(text, pattern, start, BigDecimal.ONE);
    }

    /** REGEXP_SUBSTR of the nth occurrence. */
    public static String substr(String text, String pattern, BigDecimal start, BigDecimal occurrence)
            throws SQLException {
        return substr(text, pattern, start, occurrence, "");
    }

    /** REGEXP_SUBSTR with options. */
    public static String substr(String text, String pattern, BigDecimal start, BigDecimal occurrence, String options)
            throws SQLException {
        return substr(text, pattern, start, occurrence, options, BigDecimal.ZERO);
    }

    /** REGEXP_SUBSTR of a group. */
    public static String substr(
            String text, String pattern, BigDecimal start, BigDecimal occurrence, String options, BigDecimal group)
            throws SQLException {
        if (unknown(text, pattern, start, occurrence, group)) {
            return null;
        }
        Matcher matcher = matcher(text, pattern, start, options);
        if (!find(matcher, occurrence) || group.intValue() > matcher.groupCount()) {
            return null;
        }
        String found = matcher.group(group.intValue());
        return found == null || found.isEmpty() ? null : found;
    }

    /** REGEXP_REPLACE by nothing. */
    public static String replace(String text, String pattern) throws SQLException {
        return replace(text, pattern, "");
    }

    /** REGEXP_REPLACE of all occurrences. */
    public static String replace(String text, String pattern, String by) throws SQLException {
        return replace(text, pattern, by, BigDecimal.ONE);
    }

    /** REGEXP_REPLACE from a place on. */
    public static String replace(String text, String pattern, String by, BigDecimal start) throws SQLException {
        return replace(text, pattern, by, start, BigDecimal.ZERO);
    }

    /** REGEXP_REPLACE of the nth occurrence, 0 for all. */
    public static String replace(String text, String pattern, String by, BigDecimal start, BigDecimal occurrence)
            throws SQLException {
        return replace(text, pattern, by, start, occurrence, "");
    }

    /** REGEXP_REPLACE with options; {@code \1} to {@code \9} stand for the groups. */
    public static String replace(
            String text, String pattern, String by, BigDecimal start, BigDecimal occurrence, String options)
            throws SQLException {
        if (unknown(text, pattern, start, occurrence)) {
            return pattern == null ? text : null;
        }
        Matcher matcher = matcher(text, pattern, start, options);
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (int number = 1; matcher.find(); number++) {
            if (occurrence.signum() == 0 || occurrence.intValue() == number) {
                result.append(text, copied, matcher.start()).append(expanded(by == null ? "" : by, matcher));
                copied = matcher.end();
            }
        }
        result.append(text.substring(copied));
        return result.isEmpty() ? null : result.toString();
    }

    private static String expanded(String by, Matcher matcher) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < by.length(); i++) {
            boolean group = by.charAt(i) == '\\' && i + 1 < by.length() && Character.isDigit(by.charAt(i + 1));
            if (!group) {
                result.append(by.charAt(i));
                continue;
            }
            int number = by.charAt(++i) - '0';
            String found = number <= matcher.groupCount() ? matcher.group(number) : null;
            result.append(found == null ? "" : found);
        }
        return result.toString();
    }
}
