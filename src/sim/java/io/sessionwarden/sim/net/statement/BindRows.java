package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Values of binds as they came, one row per iteration; not decoded yet, so that a bad value fails its statement only. */
record BindRows(List<byte[][]> rows) {
    private static final int ROW = 7;
    private static final int MOST = 1_000_000;

    /** A statement without binds, executed once. */
    static final BindRows NONE = repeated(1);

    /** A statement without binds, executed that often. */
    static BindRows repeated(int times) {
        List<byte[][]> rows = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            rows.add(new byte[0][]);
        }
        return new BindRows(rows);
    }

    static BindRows read(MessageReader in, int iterations, BindLayout layout) throws IOException {
        if (iterations < 0 || iterations > MOST) {
            throw new ProtocolException(iterations + " iterations");
        }
        if (layout.isEmpty() || !in.goesOn()) {
            return repeated(iterations);
        }
        List<byte[][]> rows = new ArrayList<>();
        for (int i = 0; i < iterations; i++) {
            rows.add(readRow(in, layout));
        }
        return new BindRows(rows);
    }

    private static byte[][] readRow(MessageReader in, BindLayout layout) throws IOException {
        int kind = in.u8();
        if (kind != ROW) {
            throw new ProtocolException("message " + kind + " instead of bind values");
        }
        byte[][] row = new byte[layout.binds().size()][];
        for (int bind : layout.arrival()) {
            row[bind] = layout.binds().get(bind).readValue(in);
        }
        return row;
    }
}
