package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.lob.Lobs;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A cursor with what the wire must remember of it between calls. */
final class OpenCursor {
    private final int id;
    private final Cursor cursor;
    private List<BindMetadata> binds = List.of();
    private List<BindMetadata> defines = List.of();
    private boolean described;
    private boolean executed;
    private boolean exhausted;
    private long rowsFetched;

    OpenCursor(int id, Cursor cursor) {
        this.id = id;
        this.cursor = cursor;
    }

    int id() {
        return id;
    }

    Cursor cursor() {
        return cursor;
    }

    List<BindMetadata> binds() {
        return binds;
    }

    /** Takes over new binds; none means that they are as before. */
    void bindAs(List<BindMetadata> newBinds) {
        if (!newBinds.isEmpty()) {
            binds = newBinds;
        }
    }

    /** Takes over as what the client wants to have the columns; none means as before. */
    void defineAs(List<BindMetadata> newDefines) {
        if (!newDefines.isEmpty()) {
            defines = newDefines;
        }
    }

    /** True the first time: a client is told the columns once. */
    boolean needsDescription() {
        boolean first = !described;
        described = true;
        return first && cursor.kind() == Cursor.Kind.QUERY;
    }

    long rowsFetched() {
        return rowsFetched;
    }

    boolean exhausted() {
        return exhausted;
    }

    /** Executes with one row of values; the rows changed. */
    long execute(byte[][] row, Lobs lobs) throws OraError {
        if (row.length < cursor.binds().size()) {
            throw new OraError(1008, "not all variables bound");
        }
        rowsFetched = 0;
        exhausted = false;
        long changed = cursor.execute(decode(row, lobs));
        executed = true;
        return changed;
    }

    private List<Object> decode(byte[][] row, Lobs lobs) throws OraError {
        List<Object> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            values.add(binds.get(i).decode(row[i], lobs));
        }
        return values;
    }

    /** The next rows; none when the last ones were fetched before. */
    Cursor.Page fetch(int max) throws OraError {
        if (cursor.kind() != Cursor.Kind.QUERY || !executed) {
            throw new OraError(1002, "fetch out of sequence");
        }
        if (exhausted) {
            return new Cursor.Page(List.of(), true);
        }
        Cursor.Page page = cursor.fetch(max);
        rowsFetched += page.rows().size();
        exhausted = page.last();
        return page;
    }

    /** Writes the values of the binds that are not IN, in the format that the client bound them with. */
    void writeOutValues(MessageWriter out, Lobs lobs) throws OraError {
        Iterator<Object> values = cursor.outValues().iterator();
        List<Direction> directions = cursor.binds();
        for (int i = 0; i < directions.size(); i++) {
            if (directions.get(i) != Direction.IN) {
                ValueFormat.of(binds.get(i)).write(out, values.next(), lobs);
                out.ub(0);
            }
        }
    }

    /** Whether rows may go along with the describe: those with large values wait until the client has said how it wants them. */
    boolean fetchesAtOnce() {
        return !defines.isEmpty()
                || cursor.columns().stream()
                        .noneMatch(column -> BindMetadata.isLob(column.type().code()));
    }

    /** How the columns of its rows travel. */
    List<ValueFormat> formats() {
        List<ValueFormat> formats = new ArrayList<>();
        List<Column> columns = cursor.columns();
        for (int i = 0; i < columns.size(); i++) {
            formats.add(i < defines.size() ? ValueFormat.defined(defines.get(i)) : ValueFormat.of(columns.get(i)));
        }
        return formats;
    }
}
