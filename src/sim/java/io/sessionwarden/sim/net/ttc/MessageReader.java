package io.sessionwarden.sim.net.ttc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the primitives of a message and pulls further packets when one is used up. Every method throws {@link ProtocolException} when
 * the bytes make no sense and {@link java.io.EOFException} when the client has gone.
 */
public final class MessageReader {
    private static final int LONGEST = 16 << 20;
    private static final int NULL = 0xFF;
    private static final int CHUNKED = 0xFE;

    private final Parts parts;
    private final Dialect dialect;
    private Part part = new Part(new byte[0], true);
    private int position;
    private boolean marksEnds;

    public MessageReader(Parts parts, Dialect dialect) {
        this.parts = parts;
        this.dialect = dialect;
    }

    /** Where the packets of a client come from. */
    @FunctionalInterface
    public interface Parts {
        /** Waits for the next packet; {@link java.io.EOFException} when the client has gone. */
        Part next() throws IOException;
    }

    /**
     * What one packet carried.
     *
     * @param last whether the client marked it as the end of its request
     */
    public record Part(byte[] bytes, boolean last) {}

    public Dialect dialect() {
        return dialect;
    }

    /** True when the request goes on; false when its last packet is used up. */
    public boolean goesOn() {
        return position < part.bytes.length || !part.last;
    }

    /** Drops the rest of a request of unknown shape: up to its end where the client marks ends, else the packet at hand. */
    public void skipRequest() throws IOException {
        while (marksEnds && !part.last) {
            part = parts.next();
        }
        position = part.bytes.length;
    }

    public int u8() throws IOException {
        int value = peek();
        position++;
        return value;
    }

    /** The next byte, which stays to be read. */
    public int peek() throws IOException {
        while (position == part.bytes.length) {
            part = parts.next();
            position = 0;
            marksEnds |= part.last;
        }
        return part.bytes[position] & 0xFF;
    }

    public int u16be() throws IOException {
        return u8() << 8 | u8();
    }

    public byte[] bytes(int length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new ProtocolException("a length of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            bytes[done++] = (byte) u8();
            int run = Math.min(length - done, part.bytes.length - position);
            System.arraycopy(part.bytes, position, bytes, done, run);
            position += run;
            done += run;
        }
        return bytes;
    }

    /** A number of variable length, possibly negative. */
    public long ub() throws IOException {
        int head = u8();
        int count = head & 0x7F;
        if (count > Long.BYTES) {
            throw new ProtocolException("a number of " + count + " bytes");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | u8();
        }
        return (head & 0x80) == 0 ? value : -value;
    }

    /** A number of variable length that must fit an int. */
    public int ubInt() throws IOException {
        long value = ub();
        if (value != (int) value && value != (value & 0xFFFF_FFFFL)) {
            throw new ProtocolException("number out of range: " + value);
        }
        return (int) value;
    }

    /** Skips that many numbers of variable length. */
    public void skipUb(int times) throws IOException {
        if (times < 0 || times > LONGEST) {
            throw new ProtocolException(times + " numbers");
        }
        for (int i = 0; i < times; i++) {
            ub();
        }
    }

    /** Skips that many bytes. */
    public void skipU8(int times) throws IOException {
        bytes(times);
    }

    /** A value with its length; null when it is empty. */
    public byte[] clr() throws IOException {
        int length = u8();
        return switch (length) {
            case 0, NULL -> null;
            case CHUNKED -> chunks();
            default -> bytes(length);
        };
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int length = ubInt(); length > 0; length = ubInt()) {
            whole.writeBytes(bytes(length));
            if (whole.size() > LONGEST) {
                throw new ProtocolException("a value of more than " + LONGEST + " bytes");
            }
        }
        return whole.toByteArray();
    }

    /** A value announced by its length; null when it is empty. */
    public byte[] dalc() throws IOException {
        return ub() == 0 ? null : clr();
    }

    /** A free-standing text of that many bytes. */
    public String text(int length) throws IOException {
        byte[] bytes = dialect.prefixedText() ? clr() : bytes(length);
        return string(bytes);
    }

    /** Scale of a column or bind of that type. */
    public int scale(int typeCode) throws IOException {
        return dialect.longScale(typeCode) ? ubInt() : (byte) u8();
    }

    /** That many pairs of key and value. */
    public Map<String, String> keyValues(int count) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String key = string(dalc());
            values.put(key, string(dalc()));
            ub();
        }
        return values;
    }

    private static String string(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
