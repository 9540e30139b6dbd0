package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

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

    /** TRANSLATE: characters without a counterpart fall away. */
    public static String translate(String text, String from, String to) {
        if (text == null || from == null || to == null) {
            return null;
        }
        StringBuilder result = new StringBuilder();
        for (char c : text.toCharArray()) {
            int place = from.indexOf(c);
            if (place < 0) {
                result.append(c);
            } else if (place < to.length()) {
                result.append(to.charAt(place));
            }
        }
        return result.isEmpty() ? null : result.toString();
    }

    /** REVERSE. */
    public static String reverse(String text) {
        return text == null ? null : new StringBuilder(text).reverse().toString();
    }

    /** LPAD with blanks. */
    public static String lpad(String text, BigDecimal width) {
        return lpad(text, width, " ");
    }

    /** LPAD; what is too long is cut at the right. */
    public static String lpad(String text, BigDecimal width, String by) {
        String filling = filling(text, width, by);
        return filling == null ? null : filling + cut(text, width);
    }

    /** RPAD with blanks. */
    public static String rpad(String text, BigDecimal width) {
        return rpad(text, width, " ");
    }

    /** RPAD; what is too long is cut at the right. */
    public static String rpad(String text, BigDecimal width, String by) {
        String filling = filling(text, width, by);
        return filling == null ? null : cut(text, width) + filling;
    }

    private static String filling(String text, BigDecimal width, String by) {
        if (text == null || width == null || by == null || by.isEmpty() || width.intValue() <= 0) {
            return null;
        }
        int missing = Math.max(0, width.intValue() - text.length());
        return by.repeat(missing / by.length() + 1).substring(0, missing);
    }

    private static String cut(String text, BigDecimal width) {
        return text.substring(0, Math.min(text.length(), width.intValue()));
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
