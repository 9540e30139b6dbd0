package io.sessionwarden.sim.net.lob;

import io.sessionwarden.sim.call.OraError;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The large values that the client of one connection holds locators of. A locator of a fetched value stays good until the connection ends
 * or so much was fetched behind it that it no longer fits; then it raises ORA-22922.
 */
public final class Lobs {
    /** Bytes that are kept for one connection, and the most that one value may have. */
    static final int CAPACITY = 256 << 20;

    /** Bytes in which a database stores such values, told to clients that ask. */
    public static final int CHUNK = 8_060;

    private static final int LOCATOR_LENGTH = 40;
    private static final int LONGEST_LOCATOR = 4_000;
    private static final int VERSION = 1;
    private static final int ID_OFFSET = 8;
    private static final int BINARY = 0x01;
    private static final int INITIALIZED = 0x08;
    private static final int UTF_16 = 0x80;
    private static final int TEMPORARY = 0x01;

    private final Map<Long, Lob> byId = new LinkedHashMap<>();
    private long lastId;
    private long kept;

    /** A locator for the value of a column or bind, which is a text or bytes. */
    public Located locate(Object value) throws OraError {
        Lob lob = Lob.of(value);
        return new Located(add(lob, LOCATOR_LENGTH), lob.length(), lob);
    }

    /** A locator with what a client may learn along with it. */
    public record Located(byte[] locator, long length, Lob lob) {
        /** The beginning of the value, in its own units and in the bytes that travel. */
        public byte[] beginning(int units) throws OraError {
            return lob.read(1, units);
        }

        /** Whether it is a CLOB. */
        public boolean isText() {
            return lob.isText();
        }
    }

    /** The text or bytes behind a locator that a client binds. */
    public Object value(byte[] locator) throws OraError {
        return get(locator).value();
    }

    /** Keeps a value; its locator, as long as the client has room for it. */
    byte[] add(Lob lob, int room) throws OraError {
        if (room < LOCATOR_LENGTH || room > LONGEST_LOCATOR) {
            throw new OraError(22275, "invalid LOB locator specified");
        }
        byId.put(++lastId, lob);
        kept += lob.footprint();
        forgetOldest();
        return ByteBuffer.allocate(room)
                .putShort((short) (room - Short.BYTES))
                .putShort((short) VERSION)
                .put((byte) (lob.isText() ? 0 : BINARY))
                .put((byte) INITIALIZED)
                .put((byte) (lob.isText() ? UTF_16 : 0))
                .put((byte) (lob.isTemporary() ? TEMPORARY : 0))
                .putLong(lastId)
                .array();
    }

    private void forgetOldest() {
        Iterator<Lob> oldest = byId.values().iterator();
        while (kept > CAPACITY && byId.size() > 1 && oldest.hasNext()) {
            Lob lob = oldest.next();
            if (!lob.isTemporary()) {
                kept -= lob.footprint();
                oldest.remove();
            }
        }
    }

    Lob get(byte[] locator) throws OraError {
        Lob lob = locator.length < LOCATOR_LENGTH ? null : byId.get(id(locator, 0));
        if (lob == null) {
            throw new OraError(22922, "nonexistent LOB value");
        }
        return lob;
    }

    /** Frees one or several values whose locators stand one behind the other. */
    public void free(byte[] locators) {
        ByteBuffer all = ByteBuffer.wrap(locators);
        for (int at = 0; at + LOCATOR_LENGTH <= locators.length; at += Short.BYTES + all.getShort(at)) {
            Lob lob = byId.remove(id(locators, at));
            kept -= lob == null ? 0 : lob.footprint();
            if (all.getShort(at) <= 0) {
                return;
            }
        }
    }

    private static long id(byte[] locators, int at) {
        return ByteBuffer.wrap(locators).getLong(at + ID_OFFSET);
    }
}
