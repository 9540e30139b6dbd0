package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The message that tells the columns of a query. */
final class Description {
    private static final int AL32UTF8 = 873;
    /** Clients take it for the time of the describe and do nothing with it. */
    private static final byte[] SOME_DATE = {120, 126, 1, 1, 1, 1, 1};

    private Description() {}

    static void write(MessageWriter out, List<Column> columns) {
        int sizes = columns.stream().mapToInt(Description::size).sum();
        out.u8(16).u8(0).ub(sizes).ub(columns.size()).u8(1);
        for (int i = 0; i < columns.size(); i++) {
            column(out, columns.get(i), i + 1);
        }
        out.dalc(SOME_DATE).ub(1).zeros(3).zeros(1);
    }

    /** One column, with its place from 1 on. */
    static void column(MessageWriter out, Column column, int position) {
        int code = column.type().code();
        boolean text = isText(column);
        out.u8(code).u8(0).u8(column.precision()).scale(code, column.scale()).ub(size(column));
        int elementsFlagsTypeAndVersion = 4;
        out.zeros(elementsFlagsTypeAndVersion);
        out.ub(text ? AL32UTF8 : 0).u8(text ? 1 : 0).ub(text ? size(column) : 0);
        if (out.dialect().level() >= Dialect.LEVEL_12_2) {
            out.ub(0);
        }
        byte[] name = column.name().getBytes(StandardCharsets.UTF_8);
        out.u8(column.nullable() ? 1 : 0).u8(name.length).dalc(name);
        int schemaAndTypeName = 2;
        out.zeros(schemaAndTypeName).ub(position).ub(0);
    }

    private static boolean isText(Column column) {
        return switch (column.type()) {
            case VARCHAR2, CHAR, CLOB -> true;
            default -> false;
        };
    }

    private static int size(Column column) {
        return switch (column.type()) {
            case VARCHAR2, CHAR, RAW, CLOB, BLOB -> column.size();
            case NUMBER -> 22;
            case DATE -> 7;
            case BINARY_FLOAT -> 4;
            case BINARY_DOUBLE -> 8;
            case TIMESTAMP, INTERVAL_DS -> 11;
            case TIMESTAMP_TZ -> 13;
        };
    }
}
