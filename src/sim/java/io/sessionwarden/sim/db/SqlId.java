package io.sessionwarden.sim.db;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SQL_ID of a statement: 13 letters and digits made from a hash of its text, as Oracle makes them. */
final class SqlId {
    private static final String ALPHABET = "0123456789abcdfghjkmnpqrstuvwxyz";
    private static final int LENGTH = 13;

    private SqlId() {}

    static String of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(md5(text + '\0')).order(ByteOrder.LITTLE_ENDIAN);
        BigInteger rest = BigInteger.valueOf(Integer.toUnsignedLong(hash.getInt(8)))
                .shiftLeft(32)
                .or(BigInteger.valueOf(Integer.toUnsignedLong(hash.getInt(12))));
        char[] id = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            id[i] = ALPHABET.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return new String(id);
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
