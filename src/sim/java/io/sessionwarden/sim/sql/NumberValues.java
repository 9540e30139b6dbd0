package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** SQL functions that give numbers and hashes; called by H2. Null arguments give null. */
public final class NumberValues {
    private static final Map<String, String> DIGESTS =
            Map.of("MD5", "MD5", "SHA1", "SHA-1", "SHA256", "SHA-256", "SHA384", "SHA-384", "SHA512", "SHA-512");

    private NumberValues() {}

    /** MOD: the sign of the first; of zero the number itself. */
    public static BigDecimal mod(BigDecimal number, BigDecimal by) {
        if (number == null || by == null) {
            return null;
        }
        return by.signum() == 0 ? number : number.remainder(by);
    }

    /** REMAINDER: as MOD, with the quotient rounded. */
    public static BigDecimal remainder(BigDecimal number, BigDecimal by) throws SQLException {
        if (number == null || by == null) {
            return null;
        }
        if (by.signum() == 0) {
            throw new SQLException("ORA-01476: divisor is equal to zero", "22012", 1476);
        }
        BigDecimal quotient = number.divide(by, 0, RoundingMode.HALF_EVEN);
        return number.subtract(quotient.multiply(by));
    }

    /** WIDTH_BUCKET: 0 below the range, one more than there are buckets above it. */
    public static BigDecimal bucket(BigDecimal value, BigDecimal low, BigDecimal high, BigDecimal buckets) {
        if (value == null || low == null || high == null || buckets == null) {
            return null;
        }
        if (value.compareTo(low) < 0) {
            return BigDecimal.ZERO;
        }
        if (value.compareTo(high) >= 0) {
            return buckets.add(BigDecimal.ONE);
        }
        return value.subtract(low)
                .multiply(buckets)
                .divide(high.subtract(low), 0, RoundingMode.FLOOR)
                .add(BigDecimal.ONE);
    }

    /** ORA_HASH over 32 bits: equal for equal values; which number it is, is not Oracle's. */
    public static BigDecimal hash(String text) {
        return hash(text, BigDecimal.valueOf(0xFFFFFFFFL));
    }

    /** ORA_HASH with the greatest bucket. */
    public static BigDecimal hash(String text, BigDecimal most) {
        return hash(text, most, BigDecimal.ZERO);
    }

    /** ORA_HASH with the greatest bucket and a seed. */
    public static BigDecimal hash(String text, BigDecimal most, BigDecimal seed) {
        if (most == null || seed == null) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update((seed.toPlainString() + "/" + text).getBytes(StandardCharsets.UTF_8));
        return BigDecimal.valueOf(crc.getValue()).remainder(most.add(BigDecimal.ONE));
    }

    /** STANDARD_HASH by SHA1. */
    public static byte[] digest(String text) throws SQLException {
        return digest(text, "SHA1");
    }

    /** STANDARD_HASH of a text. */
    public static byte[] digest(String text, String method) throws SQLException {
        String algorithm = method == null ? null : DIGESTS.get(method.toUpperCase(Locale.ROOT));
        if (algorithm == null) {
            throw new SQLException("ORA-00904: invalid hash algorithm", "42000", 904);
        }
        try {
            byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of a text. */
    public static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** True when there is no loop; one ends the statement. */
    public static boolean noLoop(boolean loop) throws SQLException {
        if (loop) {
            throw new SQLException("ORA-01436: CONNECT BY loop in user data", "42000", 1436);
        }
        return true;
    }

    /** TO_NUMBER by a format: hexadecimal for X, otherwise group separators and the currency sign fall away. */
    public static BigDecimal toNumber(String text, String format) throws SQLException {
        if (text == null || format == null) {
            return null;
        }
        String upper = format.toUpperCase(Locale.ROOT).replace("FM", "");
        try {
            if (upper.contains("X") && upper.matches("[0X]+")) {
                return new BigDecimal(new BigInteger(text.strip(), 16));
            }
            String digits = text.strip().replace("$", "");
            if (upper.matches(".*[,G].*")) {
                digits = digits.replace(",", "");
            }
            BigDecimal number = new BigDecimal(digits);
            int whole = (int) upper.split("[.DV]", 2)[0]
                    .chars()
                    .filter(c -> c == '9' || c == '0')
                    .count();
            if (number.toBigInteger().abs().toString().length() > Math.max(1, whole)) {
                throw new NumberFormatException("too long for its format");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new SQLException("ORA-01722: invalid number", "42000", 1722, e);
        }
    }
}
