package io.sessionwarden.sim.net.ttc;

import io.sessionwarden.sim.call.OraError;
import java.nio.ByteBuffer;

/** The formats of BINARY_FLOAT and BINARY_DOUBLE: IEEE bits, changed so that bytes sort as the numbers do. */
final class OracleFloat {
    private OracleFloat() {}

    static byte[] encode(float value) {
        int bits = Float.floatToIntBits(value);
        return ByteBuffer.allocate(Float.BYTES)
                .putInt(bits < 0 ? ~bits : bits | Integer.MIN_VALUE)
                .array();
    }

    static byte[] encode(double value) {
        long bits = Double.doubleToLongBits(value);
        return ByteBuffer.allocate(Double.BYTES)
                .putLong(bits < 0 ? ~bits : bits | Long.MIN_VALUE)
                .array();
    }

    static Float decodeFloat(byte[] bytes) throws OraError {
        int bits = of(bytes, Float.BYTES).getInt();
        return Float.intBitsToFloat(bits < 0 ? bits & Integer.MAX_VALUE : ~bits);
    }

    static Double decodeDouble(byte[] bytes) throws OraError {
        long bits = of(bytes, Double.BYTES).getLong();
        return Double.longBitsToDouble(bits < 0 ? bits & Long.MAX_VALUE : ~bits);
    }

    private static ByteBuffer of(byte[] bytes, int length) throws OraError {
        if (bytes.length != length) {
            throw new OraError(1722, "invalid number");
        }
        return ByteBuffer.wrap(bytes);
    }
}
