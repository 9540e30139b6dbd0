package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.lob.Lobs;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import io.sessionwarden.sim.net.ttc.WireType;
import java.nio.charset.StandardCharsets;

/**
 * How values of a column or bind travel to the client: as what it is, or as what the client wants to have it.
 *
 * @param prefetch units of a large value that travel with its locator; {@link #LOCATOR_ONLY} when not even its length does
 * @param trailer whether an indicator and a return code follow each value, as they do for LONG
 */
record ValueFormat(int typeCode, int charsetForm, int prefetch, boolean trailer) {
    static final int LOCATOR_ONLY = -1;

    private static final int DATABASE_CHARSET = 1;
    private static final int HAS_CHARSET = 1;
    private static final int AL16UTF16 = 2000;

    static ValueFormat of(Column column) {
        return new ValueFormat(column.type().code(), DATABASE_CHARSET, LOCATOR_ONLY, false);
    }

    /** As the client defined the column. */
    static ValueFormat defined(BindMetadata define) {
        int form = define.charsetForm() == 0 ? DATABASE_CHARSET : define.charsetForm();
        return new ValueFormat(define.typeCode(), form, define.prefetch(), define.isLongType());
    }

    static ValueFormat of(BindMetadata bind) {
        return new ValueFormat(bind.typeCode(), bind.charsetForm(), bind.prefetch(), false);
    }

    void write(MessageWriter out, Object value, Lobs lobs) throws OraError {
        if (BindMetadata.isLob(typeCode)) {
            writeLocator(out, value, lobs);
        } else {
            out.clr(WireType.of(typeCode).encode(value, charsetForm));
        }
        if (trailer) {
            int indicatorAndCode = 2;
            out.zeros(indicatorAndCode);
        }
    }

    private void writeLocator(MessageWriter out, Object value, Lobs lobs) throws OraError {
        if (value == null) {
            out.ub(0);
            return;
        }
        Lobs.Located located = lobs.locate(typeCode == Column.Type.BLOB.code() ? bytes(value) : value);
        out.ub(located.locator().length);
        if (prefetch != LOCATOR_ONLY) {
            out.ub(located.length()).ub(Lobs.CHUNK);
        }
        if (prefetch > 0) {
            if (located.isText()) {
                out.u8(HAS_CHARSET).ub(AL16UTF16).u8(charsetForm);
            }
            out.clr(located.beginning(prefetch));
        }
        out.clr(located.locator());
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] binary ? binary : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
