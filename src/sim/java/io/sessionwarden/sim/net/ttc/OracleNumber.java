package io.sessionwarden.sim.net.ttc;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/** The format of NUMBER: an exponent of 100, then digits to the base of 100; negative numbers are complemented so that bytes sort. */
final class OracleNumber {
    private static final byte[] ZERO = {(byte) 0x80};
    private static final MathContext PRECISION = new MathContext(38);
    private static final int MOST_DIGITS = 20;
    private static final int TERMINATOR = 102;

    private OracleNumber() {}

    static byte[] encode(BigDecimal number) throws OraError {
        if (number.signum() == 0) {
            return ZERO.clone();
        }
        BigDecimal rounded = number.abs().round(PRECISION).stripTrailingZeros();
        String digits = rounded.unscaledValue().toString();
        int power = digits.length() - rounded.scale();
        if (power % 2 != 0) {
            digits = "0" + digits;
            power++;
        }
        if (digits.length() % 2 != 0) {
            digits += "0";
        }
        return write(number.signum() < 0, power / 2, digits);
    }

    private static byte[] write(boolean negative, int exponent, String digits) throws OraError {
        if (exponent > 63 || exponent < -64) {
            throw new OraError(1426, "numeric overflow");
        }
        int count = digits.length() / 2;
        byte[] bytes = new byte[1 + count + (negative && count < MOST_DIGITS ? 1 : 0)];
        bytes[0] = (byte) (negative ? 63 - exponent : 192 + exponent);
        for (int i = 0; i < count; i++) {
            int digit = Integer.parseInt(digits, 2 * i, 2 * i + 2, 10);
            bytes[1 + i] = (byte) (negative ? 101 - digit : digit + 1);
        }
        if (bytes.length > 1 + count) {
            bytes[1 + count] = TERMINATOR;
        }
        return bytes;
    }

    static BigDecimal decode(byte[] bytes) throws OraError {
        if (Arrays.equals(bytes, ZERO)) {
            return BigDecimal.ZERO;
        }
        boolean negative = bytes[0] >= 0;
        int exponent = negative ? 63 - bytes[0] : (bytes[0] & 0xFF) - 192;
        int end = negative && bytes[bytes.length - 1] == TERMINATOR ? bytes.length - 1 : bytes.length;
        BigInteger unscaled = BigInteger.ZERO;
        for (int i = 1; i < end; i++) {
            int digit = negative ? 101 - bytes[i] : bytes[i] - 1;
            if (digit < 0 || digit > 99) {
                throw new OraError(1722, "invalid number");
            }
            unscaled = unscaled.multiply(BigInteger.valueOf(100)).add(BigInteger.valueOf(digit));
        }
        BigDecimal value = new BigDecimal(negative ? unscaled.negate() : unscaled, 2 * (end - 1 - exponent));
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
