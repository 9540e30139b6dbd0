package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.lob.Lobs;
import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.MessageReader;
import io.sessionwarden.sim.net.ttc.WireType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client says of one bind (or of a column that it defines).
 *
 * @param array whether it is a PL/SQL table, with any number of values
 * @param size the most bytes that its values may have
 * @param charsetForm 2 for national text
 * @param prefetch units of a large value that the client wants along with its locator, or {@link ValueFormat#LOCATOR_ONLY}
 */
record BindMetadata(int typeCode, boolean array, int size, int charsetForm, int prefetch) {
    private static final int ARRAY = 0x40;
    private static final int PREFETCH = 0x200_0000;
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
        boolean array = (in.u8() & ARRAY) != 0;
        in.skipU8(1);
        in.scale(typeCode);
        int size = in.ubInt();
        in.ub();
        boolean prefetches = (in.ub() & PREFETCH) != 0;
        in.dalc();
        int versionAndCharset = 2;
        in.skipUb(versionAndCharset);
        int charsetForm = in.u8();
        int units = in.ubInt();
        if (in.dialect().level() >= Dialect.LEVEL_12_2) {
            in.ub();
        }
        return new BindMetadata(typeCode, array, size, charsetForm, prefetches ? units : ValueFormat.LOCATOR_ONLY);
    }

    /** LONG, LONG RAW, or with room for more than a VARCHAR2 or RAW can hold: those of SQL come behind the others. */
    boolean isLong() {
        return switch (typeCode) {
            case 1, 5, 9, 23, 96, 97 -> size > LONGEST_SHORT;
            default -> isLongType();
        };
    }

    boolean isLongType() {
        return typeCode == 8 || typeCode == 24;
    }

    /** True for types whose values travel as locators. */
    static boolean isLob(int typeCode) {
        return typeCode == Column.Type.CLOB.code() || typeCode == Column.Type.BLOB.code();
    }

    /** The bytes of a value as they come, null for none. */
    byte[] readValue(MessageReader in) throws IOException {
        if (array) {
            int count = in.ubInt();
            for (int i = 0; i < count; i++) {
                in.clr();
            }
            return null;
        }
        if (isLob(typeCode)) {
            return in.dalc();
        }
        return in.clr();
    }

    Object decode(byte[] value, Lobs lobs) throws OraError {
        if (array) {
            throw new OraError(6550, "line 1, column 7:\nPLS-00306: wrong number or types of arguments in call");
        }
        if (isLob(typeCode)) {
            return value == null ? null : lobs.value(value);
        }
        return WireType.of(typeCode).decode(value, charsetForm);
    }
}
