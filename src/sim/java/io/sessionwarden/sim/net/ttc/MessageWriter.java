package io.sessionwarden.sim.net.ttc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds a message from the primitives; the counterpart of {@link MessageReader}. */
public final class MessageWriter {
    private static final int LONGEST_SHORT = 252;
    /** Even, since the driver decodes UTF-16 chunk by chunk. */
    private static final int CHUNK = 32_766;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Dialect dialect;

    public MessageWriter(Dialect dialect) {
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }

    public MessageWriter u8(int value) {
        out.write(value);
        return this;
    }

    public MessageWriter u16be(int value) {
        return u8(value >> 8).u8(value);
    }

    public MessageWriter u16le(int value) {
        return u8(value).u8(value >> 8);
    }

    public MessageWriter u32be(int value) {
        return u16be(value >>> 16).u16be(value);
    }

    public MessageWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public MessageWriter raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number of variable length, possibly negative. */
    public MessageWriter ub(long value) {
        long magnitude = Math.abs(value);
        int count = bytesFor(magnitude);
        u8(value < 0 ? count | 0x80 : count);
        for (int i = count - 1; i >= 0; i--) {
            u8((int) (magnitude >>> (8 * i)));
        }
        return this;
    }

    private static int bytesFor(long magnitude) {
        if (magnitude == 0) {
            return 0;
        }
        if (magnitude <= 0xFF) {
            return 1;
        }
        if (magnitude <= 0xFFFF) {
            return 2;
        }
        return magnitude <= 0xFFFF_FFFFL ? 4 : 8;
    }

    /** That many zeros as numbers of variable length. */
    public MessageWriter zeros(int count) {
        return raw(new byte[count]);
    }

    /** A value with its length; null is written as empty. */
    public MessageWriter clr(byte[] value) {
        if (value == null) {
            return u8(0);
        }
        if (value.length <= LONGEST_SHORT) {
            return u8(value.length).raw(value);
        }
        u8(0xFE);
        for (int at = 0; at < value.length; at += CHUNK) {
            int length = Math.min(CHUNK, value.length - at);
            ub(length);
            out.write(value, at, length);
        }
        return ub(0);
    }

    /** A value announced by its length. */
    public MessageWriter dalc(byte[] value) {
        if (value == null || value.length == 0) {
            return ub(0);
        }
        return ub(value.length).clr(value);
    }

    public MessageWriter dalc(String text) {
        return dalc(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A free-standing text; its length was written before. */
    public MessageWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return dialect.prefixedText() ? clr(bytes) : raw(bytes);
    }

    /** Scale of a column of that type. */
    public MessageWriter scale(int typeCode, int scale) {
        return dialect.longScale(typeCode) ? ub(scale) : u8(scale);
    }

    public MessageWriter keyValue(String key, String value, int flags) {
        return dalc(key).dalc(value).ub(flags);
    }
}
