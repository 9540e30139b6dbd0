package io.sessionwarden.sim.db.view;

import java.util.List;

/**
 * The rollback of a large transaction, as GV$SESSION_LONGOPS reports it while it runs. Other operations do not report here.
 *
 * @param session whose transaction it is
 * @param done blocks of undo that were applied
 * @param total blocks of undo when it began
 */
record LongOperation(SessionRow session, TransactionRow transaction, long done, long total) {
    static FixedView<LongOperation> view() {
        return FixedView.of("SESSION_LONGOPS", LongOperation::of)
                .key("SID", row -> row.session().sid())
                .value("SERIAL#", row -> row.session().serial())
                .constant("OPNAME", "Transaction Rollback")
                .value("TARGET_DESC", LongOperation::target)
                .value("SOFAR", LongOperation::done)
                .value("TOTALWORK", LongOperation::total)
                .constant("UNITS", "Blocks")
                .value(
                        "MESSAGE",
                        row -> "Transaction Rollback: %s : %d out of %d Blocks done"
                                .formatted(row.target(), row.done(), row.total()))
                .value("USERNAME", row -> row.session().username());
    }

    private static List<LongOperation> of(Snapshot snapshot, InstanceRow instance) {
        return snapshot.inTransaction(instance).stream()
                .filter(session ->
                        session.transaction().orElseThrow().rollingBackFrom().isPresent())
                .map(session -> of(session, session.transaction().orElseThrow()))
                .toList();
    }

    private static LongOperation of(SessionRow session, TransactionRow transaction) {
        long total = TransactionRow.blocks(transaction.rollingBackFrom().orElseThrow());
        return new LongOperation(session, transaction, total - transaction.undoBlocks(), total);
    }

    private String target() {
        TransactionRow.Xid xid = transaction.xid();
        return "xid:0x%04x.%03x.%08x".formatted(xid.segment(), xid.slot(), xid.sequence());
    }
}
