package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.lob.Lobs;
import io.sessionwarden.sim.net.ttc.BatchError;
import io.sessionwarden.sim.net.ttc.EndOfCall;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Executes the statements of one connection; all methods run inside a call of its session. */
public final class Statements {
    private static final OraError END_OF_ROWS = new OraError(1403, "no data found");

    private static final OraError FAILED_ITERATIONS = new OraError(24381, "error(s) in array DML");
    /** Killed and cancelled: nothing goes on behind these. */
    private static final Set<Integer> ENDS_CALL = Set.of(28, 1013);

    private final DatabaseSession session;
    private final OpenCursors cursors;
    private final Lobs lobs;
    private List<Long> changedRows = List.of();
    private final List<BatchError> batchErrors = new ArrayList<>();

    public Statements(DatabaseSession session, OpenCursors cursors, Lobs lobs) {
        this.session = session;
        this.cursors = cursors;
        this.lobs = lobs;
    }

    /** Rows that the execution at hand changed so far: a batch that fails tells how many went well before. */
    public long rowsChanged() {
        return changedRows.stream().mapToLong(Long::longValue).sum();
    }

    /** Iterations of the execution at hand that went well so far. */
    public int iterationsDone() {
        return changedRows.size();
    }

    /** A new call begins. */
    public void reset() {
        changedRows = List.of();
        batchErrors.clear();
    }

    /** Does what the request asks for and writes the answer. */
    public void execute(ExecuteRequest request, int callNumber, MessageWriter out) throws OraError {
        OpenCursor open = request.sql().isEmpty()
                ? cursors.get(request.cursor())
                : cursors.open(request.cursor(), session.parse(request.sql()));
        try {
            run(request, open);
            answer(request, open, callNumber, out);
        } catch (OraError e) {
            dropUnlessKnown(request, open);
            throw e;
        }
    }

    private void run(ExecuteRequest request, OpenCursor open) throws OraError {
        open.bindAs(request.binds());
        open.defineAs(request.defines());
        if (request.executes()) {
            executeAll(request, open);
        }
        if (request.commits()) {
            session.commit();
        }
    }

    private void executeAll(ExecuteRequest request, OpenCursor open) throws OraError {
        changedRows = new ArrayList<>();
        int iteration = 0;
        for (byte[][] row : request.values().rows()) {
            try {
                changedRows.add(open.execute(row, lobs));
            } catch (OraError e) {
                if (!request.goesOnBehindErrors() || ENDS_CALL.contains(e.code())) {
                    throw e;
                }
                batchErrors.add(new BatchError(iteration, e));
                changedRows.add(0L);
            }
            iteration++;
        }
    }

    private void answer(ExecuteRequest request, OpenCursor open, int callNumber, MessageWriter out) throws OraError {
        Cursor.Kind kind = open.cursor().kind();
        if (open.needsDescription()) {
            Description.write(out, open.cursor().columns());
        }
        if (kind == Cursor.Kind.QUERY && request.fetches() && request.rows() > 0 && open.fetchesAtOnce()) {
            writeRows(open, request.rows(), out);
        }
        if (request.executes()) {
            Answer.outBinds(out, open, lobs);
        }
        Answer.parameters(out, open.id());
        if (request.wantsRowCounts() && kind != Cursor.Kind.QUERY) {
            Answer.rowCounts(out, changedRows);
        }
        long rows = switch (kind) {
            case QUERY -> open.rowsFetched();
            case PLSQL -> 1;
            case DML, OTHER -> rowsChanged();
        };
        end(open, rows, callNumber).write(out);
    }

    /** The client learns the id of a cursor from a success only; one that it does not know would stay open for ever. */
    private void dropUnlessKnown(ExecuteRequest request, OpenCursor open) {
        if (request.cursor() == 0) {
            cursors.close(List.of(open.id()));
        }
    }

    /** Tells the columns of a query, none for other statements. */
    public void describe(DescribeRequest request, int callNumber, MessageWriter out) throws OraError {
        if (request.sql().isEmpty()) {
            Answer.columns(out, cursors.get(request.cursor()).cursor().columns());
        } else {
            try (Cursor cursor = session.parse(request.sql())) {
                Answer.columns(out, cursor.columns());
            }
        }
        EndOfCall.success(callNumber, session.inTransaction()).write(out);
    }

    /** Fetches from an executed query and writes the answer. */
    public void fetch(int cursor, int rows, int callNumber, MessageWriter out) throws OraError {
        OpenCursor open = cursors.get(cursor);
        writeRows(open, rows, out);
        end(open, open.rowsFetched(), callNumber).write(out);
    }

    private void writeRows(OpenCursor open, int max, MessageWriter out) throws OraError {
        Cursor.Page page = open.fetch(max);
        Answer.rows(out, open.formats(), page.rows(), max, lobs);
    }

    private EndOfCall end(OpenCursor open, long rows, int callNumber) {
        Optional<OraError> error = batchErrors.isEmpty()
                ? Optional.of(END_OF_ROWS).filter(end -> open.exhausted())
                : Optional.of(FAILED_ITERATIONS);
        return new EndOfCall(
                callNumber,
                session.inTransaction(),
                rows,
                changedRows.size(),
                open.id(),
                error,
                List.copyOf(batchErrors));
    }
}
