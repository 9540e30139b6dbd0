package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.lob.Lobs;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.util.List;

/** The parts that answers to statements are made of. */
final class Answer {
    private static final int ROW_HEADER = 6;
    private static final int ROW = 7;
    private static final int PARAMETERS = 8;
    private static final int BIND_DIRECTIONS = 11;

    private Answer() {}

    /** The rows of a page, with the header that goes before them. */
    static void rows(MessageWriter out, List<ValueFormat> formats, List<Object[]> rows, int max, Lobs lobs)
            throws OraError {
        out.u8(ROW_HEADER).u8(0).ub(formats.size()).ub(0).ub(max).zeros(3);
        for (Object[] row : rows) {
            out.u8(ROW);
            for (int i = 0; i < row.length; i++) {
                formats.get(i).write(out, row[i], lobs);
            }
        }
    }

    /** Tells columns by themselves. */
    static void columns(MessageWriter out, List<Column> columns) {
        out.u8(PARAMETERS).ub(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Description.column(out, columns.get(i), i + 1);
        }
    }

    /** Tells the id of the cursor. */
    static void parameters(MessageWriter out, int cursor) {
        out.u8(PARAMETERS).ub(6).zeros(2).ub(cursor).zeros(3).zeros(3);
    }

    /** Rows changed by each iteration of a batch. */
    static void rowCounts(MessageWriter out, List<Long> counts) {
        out.ub(counts.size());
        counts.forEach(out::ub);
    }

    /** Directions of all binds and values of those that are not IN; nothing when all are. */
    static void outBinds(MessageWriter out, OpenCursor open, Lobs lobs) throws OraError {
        List<Direction> directions = open.cursor().binds();
        if (open.cursor().kind() != Cursor.Kind.PLSQL || directions.stream().allMatch(d -> d == Direction.IN)) {
            return;
        }
        out.u8(BIND_DIRECTIONS).u8(0).ub(directions.size()).ub(0).ub(1).zeros(3);
        directions.forEach(direction -> out.u8(code(direction)));
        out.u8(ROW);
        open.writeOutValues(out, lobs);
    }

    private static int code(Direction direction) {
        return switch (direction) {
            case OUT -> 16;
            case IN -> 32;
            case IN_OUT -> 48;
        };
    }
}
