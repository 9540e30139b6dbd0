package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** SQL functions over text; called by H2. Null arguments give null, and so does an empty result. */
public final class TextValues {
    private TextValues() {}

    /** INITCAP. */
    public static String initcap(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder result = new StringBuilder();
        boolean inWord = false;
        for (char c : text.toCharArray()) {
            result.append(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetterOrDigit(c);
        }
        return result.toString();
    }

    /** SUBSTR to the end. */
    public static String substr(String text, BigDecimal start) {
        return substr(text, start, BigDecimal.valueOf(Integer.MAX_VALUE));
    }

    /** SUBSTR: counts from 1, from the end when negative; 0 means 1. */
    public static String substr(String text, BigDecimal start, BigDecimal length) {
        if (text == null || start == null || length == null) {
            return null;
        }
        int from = start.intValue();
        int begin = from > 0 ? from - 1 : from < 0 ? text.length() + from : 0;
        long end = Math.min((long) begin + length.longValue(), text.length());
        return begin < 0 || begin >= end ? null : text.substring(begin, (int) end);
    }

    /** INSTR from the first character on. */
    public static BigDecimal instr(String text, String part) {
        return instr(text, part, BigDecimal.ONE, BigDecimal.ONE);
    }

    /** INSTR from a place on. */
    public static BigDecimal instr(String text, String part, BigDecimal start) {
        return instr(text, part, start, BigDecimal.ONE);
    }

    /** INSTR of the nth occurrence; backwards from the end when the place is negative; 0 when there is none. */
    public static BigDecimal instr(String text, String part, BigDecimal start, BigDecimal occurrence) {
        if (text == null || part == null || start == null || occurrence == null) {
            return null;
        }
        int from = start.intValue();
        int step = from < 0 ? -1 : 1;
        int left = occurrence.intValue();
        int at = from < 0 ? text.length() + from : from - 1;
        for (; at >= 0 && at < text.length() && from != 0; at += step) {
            if (text.startsWith(part, at) && --left == 0) {
                return BigDecimal.valueOf(at + 1L);
            }
        }
        return BigDecimal.ZERO;
    }

    /** REGEXP_COUNT. */
    public static BigDecimal regexpCount(String text, String pattern) {
        if (text == null || pattern == null) {
            return null;
        }
        return BigDecimal.valueOf(
                Pattern.compile(pattern).matcher(text).results().count());
    }

    /** TO_NUMBER by a format: hexadecimal for X, otherwise group separators and the currency sign fall away. */
    public static BigDecimal toNumber(String text, String format) throws SQLException {
        if (text == null || format == null) {
            return null;
        }
        try {
            boolean hex = format.toUpperCase(Locale.ROOT).replace("FM", "").matches("[0X]+");
            return hex && format.toUpperCase(Locale.ROOT).contains("X")
                    ? new BigDecimal(new BigInteger(text.strip(), 16))
                    : new BigDecimal(text.strip().replace(",", "").replace("$", ""));
        } catch (NumberFormatException e) {
            throw new SQLException("ORA-01722: invalid number", "42000", 1722, e);
        }
    }

    /** HEXTORAW. */
    public static byte[] hexToRaw(String hex) throws SQLException {
        if (hex == null) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex);
        } catch (IllegalArgumentException e) {
            throw new SQLException("ORA-01465: invalid hex number", "42000", 1465, e);
        }
    }

    /** SYS_GUID. */
    public static byte[] guid() {
        UUID id = UUID.randomUUID();
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
