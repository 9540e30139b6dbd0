package io.sessionwarden.sim.net.ttc;

import io.sessionwarden.sim.call.OraError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The message that ends the answer to a statement or a step of the login, for success and error alike.
 *
 * @param callNumber the sequence byte of the request; the driver takes an error with another one for that of a piggybacked call
 * @param inTransaction whether a transaction is open now
 * @param rows rows changed, or fetched so far from a query
 * @param iterations how many rows of a batch went well
 * @param cursor id of the cursor, 0 when there is none
 * @param error what went wrong; also "no data found" at the end of a result
 * @param batchErrors what went wrong in single iterations of a batch that was to go on
 */
public record EndOfCall(
        int callNumber,
        boolean inTransaction,
        long rows,
        int iterations,
        int cursor,
        Optional<OraError> error,
        List<BatchError> batchErrors) {
    /** The end of a call without rows, cursor or error. */
    public static EndOfCall success(int callNumber) {
        return success(callNumber, false);
    }

    /** The same where a transaction may be open. */
    public static EndOfCall success(int callNumber, boolean inTransaction) {
        return new EndOfCall(callNumber, inTransaction, 0, 0, 0, Optional.empty(), List.of());
    }

    /** The end of a failed call that has no cursor to show for it. */
    public static EndOfCall failure(int callNumber, OraError error) {
        return new EndOfCall(callNumber, false, 0, 0, 0, Optional.of(error), List.of());
    }

    /**
     * The call status as it also stands in a status message. Both bits at once would tell the driver that the transaction is read-only:
     * it then does not commit when autocommit is switched on.
     */
    public static int callStatus(boolean inTransaction) {
        return inTransaction ? 2 : 1;
    }

    public void write(MessageWriter out) {
        int code = error.map(OraError::code).orElse(0);
        out.u8(4).ub(callStatus(inTransaction)).ub(0);
        out.ub(rows & 0xFFFF_FFFFL).ub(code & 0xFFFF).zeros(2).ub(cursor);
        out.ub(error.map(OraError::position).orElse(0));
        int flags = 6;
        int rowId = 5;
        int systemError = 1;
        int statement = 1;
        out.zeros(flags + rowId + systemError + statement);
        out.u8(callNumber);
        out.zeros(1).ub(iterations);
        int logicalRowId = 1;
        out.zeros(logicalRowId);
        writeBatchErrors(out);
        out.ub(code).ub(rows);
        error.ifPresent(e -> out.clr((e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Codes, iterations and texts, each as an array behind its length. */
    private void writeBatchErrors(MessageWriter out) {
        if (batchErrors.isEmpty()) {
            int arrays = 3;
            out.zeros(arrays);
            return;
        }
        int count = batchErrors.size();
        out.ub(count).u8(1);
        batchErrors.forEach(failed -> out.ub(failed.error().code()));
        out.ub(count).u8(1);
        batchErrors.forEach(failed -> out.ub(failed.iteration()));
        out.ub(count).u8(1);
        for (BatchError failed : batchErrors) {
            byte[] text = (failed.error().getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
            int end = 2;
            out.ub(text.length).clr(text).zeros(end);
        }
    }
}
