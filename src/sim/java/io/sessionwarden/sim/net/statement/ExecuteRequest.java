package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;

/**
 * Asks to do with a statement what its options say.
 *
 * @param cursor 0 to open a new one
 * @param sql empty to go on with the statement of the cursor
 * @param rows how many rows of a query are wanted at once
 * @param defines as what the client wants to have the columns, empty when as before
 * @param binds of the statement when they are new, empty when they are as before
 */
public record ExecuteRequest(
        int options,
        int cursor,
        String sql,
        int rows,
        boolean wantsRowCounts,
        List<BindMetadata> defines,
        List<BindMetadata> binds,
        BindRows values) {
    private static final int EXECUTE = 0x20;
    private static final int FETCH = 0x40;
    private static final int COMMIT = 0x100;
    private static final int PLSQL = 0x400;
    private static final int GO_ON = 0x8_0000;
    private static final int ROW_COUNTS = 0x4000;

    private static final int PARAMETERS = 13;
    private static final int ITERATIONS = 1;
    private static final int IS_QUERY = 7;
    private static final int FLAGS = 9;

    boolean executes() {
        return (options & EXECUTE) != 0;
    }

    boolean fetches() {
        return (options & FETCH) != 0;
    }

    /** Whether a batch goes on behind iterations that fail. */
    boolean goesOnBehindErrors() {
        return (options & GO_ON) != 0;
    }

    boolean commits() {
        return (options & COMMIT) != 0;
    }

    /** Reads the function "execute"; the open cursors tell how many values follow when no binds are described. */
    public static ExecuteRequest readFull(MessageReader in, OpenCursors cursors) throws IOException {
        int options = in.ubInt();
        int cursor = in.ubInt();
        in.skipU8(1);
        int sqlLength = in.ubInt();
        in.skipU8(1);
        int parameterCount = in.ubInt();
        in.skipU8(2);
        in.ub();
        int prefetchRows = in.ubInt();
        in.ub();
        in.skipU8(1);
        int bindCount = in.ubInt();
        in.skipU8(6);
        int defineCount = in.ubInt();
        skipRest(in);
        String sql = sqlLength == 0 ? "" : in.text(sqlLength);
        int[] parameters = readParameters(in, parameterCount);
        List<BindMetadata> defines = BindMetadata.readAll(in, defineCount);
        List<BindMetadata> binds = BindMetadata.readAll(in, bindCount);
        BindLayout layout = binds.isEmpty() ? cursors.layout(cursor) : layout(binds, options);
        BindRows values = (options & EXECUTE) == 0 ? BindRows.NONE : BindRows.read(in, iterations(parameters), layout);
        int rows = parameters[ITERATIONS] > 0 ? parameters[ITERATIONS] : prefetchRows;
        boolean rowCounts = (parameters[FLAGS] & ROW_COUNTS) != 0;
        return new ExecuteRequest(options, cursor, sql, rows, rowCounts, defines, binds, values);
    }

    private static void skipRest(MessageReader in) throws IOException {
        in.ub();
        in.skipU8(3);
        in.ub();
        in.skipU8(1);
        in.skipUb(2);
        in.skipU8(1);
        in.ub();
        in.skipU8(1);
        if (in.dialect().level() >= Dialect.LEVEL_12_2) {
            in.skipU8(1);
            in.ub();
            in.skipU8(1);
            in.ub();
            in.skipU8(1);
        }
        if (in.dialect().level() >= Dialect.LEVEL_18) {
            in.skipU8(1);
            in.ub();
        }
    }

    private static int[] readParameters(MessageReader in, int count) throws IOException {
        if (count < 0 || count > 100) {
            throw new ProtocolException(count + " execution parameters");
        }
        int[] parameters = new int[Math.max(count, PARAMETERS)];
        for (int i = 0; i < count; i++) {
            parameters[i] = in.ubInt();
        }
        return parameters;
    }

    private static BindLayout layout(List<BindMetadata> binds, int options) {
        return (options & PLSQL) == 0 ? BindLayout.longLast(binds) : BindLayout.inOrder(binds);
    }

    private static int iterations(int[] parameters) {
        return parameters[IS_QUERY] == 1 ? 1 : Math.max(1, parameters[ITERATIONS]);
    }

    /** Reads the function "execute again and fetch". */
    public static ExecuteRequest readQueryAgain(MessageReader in, OpenCursors cursors) throws IOException {
        int cursor = in.ubInt();
        int rows = in.ubInt();
        int options = in.ubInt();
        in.ub();
        BindRows values = BindRows.read(in, 1, cursors.layout(cursor));
        return new ExecuteRequest(options | EXECUTE, cursor, "", rows, false, List.of(), List.of(), values);
    }

    /** Reads the function "execute again". */
    public static ExecuteRequest readAgain(MessageReader in, OpenCursors cursors) throws IOException {
        int cursor = in.ubInt();
        int iterations = in.ubInt();
        in.ub();
        boolean commit = (in.ub() & 1) != 0;
        BindRows values = BindRows.read(in, Math.max(1, iterations), cursors.layoutWithoutOut(cursor));
        int options = EXECUTE | (commit ? COMMIT : 0);
        return new ExecuteRequest(options, cursor, "", 0, false, List.of(), List.of(), values);
    }
}
