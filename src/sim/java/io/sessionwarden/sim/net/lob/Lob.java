package io.sessionwarden.sim.net.lob;

import io.sessionwarden.sim.call.OraError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A large value behind a locator. Text is kept as it travels, in UTF-16, and counted in its units; binary values in bytes. Offsets begin
 * at 1.
 */
final class Lob {
    private static final int TEXT_UNIT = 2;

    private final int unit;
    private final boolean temporary;
    private byte[] bytes;

    private Lob(int unit, boolean temporary, byte[] bytes) {
        this.unit = unit;
        this.temporary = temporary;
        this.bytes = bytes;
    }

    /** The value of a column or bind: a text or bytes. */
    static Lob of(Object value) {
        return value instanceof byte[] binary
                ? new Lob(1, false, binary)
                : new Lob(TEXT_UNIT, false, value.toString().getBytes(StandardCharsets.UTF_16BE));
    }

    /** One that a client made to write into. */
    static Lob temporary(boolean text) {
        return new Lob(text ? TEXT_UNIT : 1, true, new byte[0]);
    }

    boolean isText() {
        return unit == TEXT_UNIT;
    }

    boolean isTemporary() {
        return temporary;
    }

    long length() {
        return bytes.length / unit;
    }

    /** Bytes that it takes in memory. */
    int footprint() {
        return bytes.length;
    }

    /** At most that many units from an offset on; none behind the end. */
    byte[] read(long offset, long amount) throws OraError {
        if (offset < 1 || amount < 0) {
            throw outOfRange();
        }
        long from = Math.min(offset - 1, length());
        long to = Math.min(from + amount, length());
        return Arrays.copyOfRange(bytes, (int) from * unit, (int) to * unit);
    }

    /** Writes at an offset; what lies between the end and the offset is filled with spaces or zeros, as the database does. */
    void write(long offset, byte[] data) throws OraError {
        requireTemporary();
        long end = (offset - 1) * unit + data.length;
        if (offset < 1 || end > Lobs.CAPACITY) {
            throw outOfRange();
        }
        int gapFrom = bytes.length;
        bytes = Arrays.copyOf(bytes, (int) Math.max(end, bytes.length));
        for (int at = gapFrom; isText() && at < (offset - 1) * unit; at += unit) {
            bytes[at + 1] = ' ';
        }
        System.arraycopy(data, 0, bytes, (int) (offset - 1) * unit, data.length);
    }

    /** Cuts it to a length. */
    void trim(long length) throws OraError {
        requireTemporary();
        if (length < 0 || length > length()) {
            throw outOfRange();
        }
        bytes = Arrays.copyOf(bytes, (int) length * unit);
    }

    /** A text or bytes. */
    Object value() {
        return isText() ? new String(bytes, StandardCharsets.UTF_16BE) : bytes;
    }

    /** A value that was fetched is a copy: what is written into it would not reach its row. */
    private void requireTemporary() throws OraError {
        if (!temporary) {
            throw new OraError(22920, "row containing the LOB value is not locked");
        }
    }

    private static OraError outOfRange() {
        return new OraError(22994, "source offset is beyond the end of the source LOB");
    }
}
