package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.OraError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cursors of one connection by the id that the client knows them by. */
public final class OpenCursors {
    /** The parameter OPEN_CURSORS, which clients are told at their login too. */
    private static final int MOST = 300;

    private final Map<Integer, OpenCursor> byId = new HashMap<>();
    private int lastId;

    /** Keeps a new cursor under an id; 0 for a fresh one, of which there can be too many: ORA-01000. */
    OpenCursor open(int id, Cursor cursor) throws OraError {
        if (!byId.containsKey(id) && byId.size() >= MOST) {
            cursor.close();
            throw new OraError(1000, "maximum open cursors exceeded");
        }
        OpenCursor open = new OpenCursor(id == 0 ? ++lastId : id, cursor);
        close(List.of(open.id()));
        byId.put(open.id(), open);
        return open;
    }

    OpenCursor get(int id) throws OraError {
        OpenCursor open = byId.get(id);
        if (open == null) {
            throw new OraError(1001, "invalid cursor");
        }
        return open;
    }

    /** Closes those of the ids that are open. */
    public void close(List<Integer> ids) {
        for (Integer id : ids) {
            OpenCursor open = byId.remove(id);
            if (open != null) {
                open.cursor().close();
            }
        }
    }

    /** How values for a cursor come when the client does not describe its binds again. */
    BindLayout layout(int id) {
        OpenCursor open = byId.get(id);
        if (open == null) {
            return BindLayout.EMPTY;
        }
        boolean plsql = open.cursor().kind() == Cursor.Kind.PLSQL;
        return plsql ? BindLayout.inOrder(open.binds()) : BindLayout.longLast(open.binds());
    }

    /** The same for clients that send no values for binds that only come back. */
    BindLayout layoutWithoutOut(int id) {
        OpenCursor open = byId.get(id);
        return open == null
                ? BindLayout.EMPTY
                : layout(id).withoutOut(open.cursor().binds());
    }
}
