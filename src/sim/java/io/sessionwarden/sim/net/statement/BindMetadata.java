package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.MessageReader;
import io.sessionwarden.sim.net.ttc.WireType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client says of one bind (or of a column that it defines).
 *
 * @param size the most bytes that its values may have
 * @param charsetForm 2 for national text
 */
record BindMetadata(int typeCode, int size, int charsetForm) {
    private static final int LONGEST_SHORT = 32_767;

    static List<BindMetadata> readAll(MessageReader in, int count) throws IOException {
        List<BindMetadata> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(read(in));
        }
        return List.copyOf(all);
    }

    private static BindMetadata read(MessageReader in) throws IOException {
        int typeCode = in.u8();
        int flagsAndPrecision = 2;
        in.skipU8(flagsAndPrecision);
        in.scale(typeCode);
        int size = in.ubInt();
        int elementsAndFlags = 2;
        in.skipUb(elementsAndFlags);
        in.dalc();
        int versionAndCharset = 2;
        in.skipUb(versionAndCharset);
        int charsetForm = in.u8();
        in.ub();
        if (in.dialect().level() >= Dialect.LEVEL_12_2) {
            in.ub();
        }
        return new BindMetadata(typeCode, size, charsetForm);
    }

    /** LONG, LONG RAW, or with room for more than a VARCHAR2 or RAW can hold: those of SQL come behind the others. */
    boolean isLong() {
        return typeCode == 8 || typeCode == 24 || size > LONGEST_SHORT;
    }

    Object decode(byte[] value) throws OraError {
        return WireType.of(typeCode).decode(value, charsetForm);
    }

    byte[] encode(Object value) throws OraError {
        return WireType.of(typeCode).encode(value, charsetForm);
    }
}
