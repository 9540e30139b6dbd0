package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.lock.LockHolder;
import io.sessionwarden.sim.db.view.TransactionRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;

/**
 * The H2 connection of one session and the transaction in it. Statements are run by the session's thread; the transaction can be looked at by
 * any.
 */
final class Workspace implements AutoCloseable {
    private final Connection connection;
    private final H2Session h2;
    private final LockHolder locks;
    private final Interruption interruption;
    private final Supplier<LocalDateTime> clock;
    private final Function<LocalDateTime, OpenTransaction> begin;
    private final Savepoints savepoints;
    private LocalDateTime statementStarted;
    private OpenTransaction transaction;
    private Rollback rollback;
    private volatile Terms terms = Terms.DEFAULT;

    /** @param begin names a new transaction */
    Workspace(
            Connection connection,
            LockHolder locks,
            Interruption interruption,
            Supplier<LocalDateTime> clock,
            Function<LocalDateTime, OpenTransaction> begin)
            throws SQLException {
        this.connection = connection;
        this.h2 = H2Session.of(connection);
        this.locks = locks;
        this.savepoints = new Savepoints(connection, locks);
        this.interruption = interruption;
        this.clock = clock;
        this.begin = begin;
    }

    /** Work on H2. */
    @FunctionalInterface
    interface H2Work<T> {
        T run() throws SQLException;
    }

    PreparedStatement prepare(String sql) throws OraError {
        try {
            return connection.prepareStatement(sql);
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    /** Runs a statement until it ends or is interrupted. One that fails leaves the transaction as it was before. */
    <T> T run(PreparedStatement statement, H2Work<T> work) throws OraError {
        LockHolder.Mark before = locks.mark();
        SessionLocal.Savepoint unchanged = h2.mark();
        begins();
        interruption.enter(() -> stop(statement));
        try {
            return locks.within(h2.transactionSlot(), () -> untilNotCancelled(work));
        } catch (SQLException e) {
            h2.backTo(unchanged);
            locks.backTo(before);
            interruption.check();
            throw Errors.of(e);
        } finally {
            interruption.leave();
            noteTransaction();
        }
    }

    /** H2 keeps a cancel that found nothing to stop, for whoever runs the same statement next. */
    private <T> T untilNotCancelled(H2Work<T> work) throws SQLException {
        try {
            return work.run();
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.STATEMENT_WAS_CANCELED && !interruption.isPending()) {
                return work.run();
            }
            throw e;
        }
    }

    private static void stop(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot cancel a statement", e);
        }
    }

    private synchronized void begins() {
        statementStarted = clock.get();
    }

    private synchronized void noteTransaction() {
        if (transaction == null && h2.inTransaction()) {
            transaction = begin.apply(statementStarted);
        }
    }

    LockHolder locks() {
        return locks;
    }

    H2Session h2() {
        return h2;
    }

    boolean inTransaction() {
        return current().isPresent()
                || !terms.equals(Terms.DEFAULT)
                || !locks.tables().isEmpty();
    }

    Optional<TransactionRow.Xid> xid() {
        return current().map(OpenTransaction::xid);
    }

    private synchronized Optional<OpenTransaction> current() {
        noteTransaction();
        return Optional.ofNullable(transaction);
    }

    synchronized Optional<TransactionRow> transaction(int instance, String sessionAddress) {
        return current()
                .map(open -> new TransactionRow(
                        instance,
                        open.xid(),
                        open.address(),
                        sessionAddress,
                        open.started(),
                        Math.max(1, undo()),
                        terms.name(),
                        rollback == null ? OptionalLong.empty() : OptionalLong.of(rollback.from())));
    }

    private long undo() {
        return rollback == null ? locks.undo() : rollback.undo(clock.get());
    }

    /** A rollback begins, to that many records of undo. Nothing is undone before its time is over. */
    synchronized Rollback beginRollback(RollbackPace pace, long to) {
        long from = locks.undo();
        rollback = new Rollback(clock.get(), pace.timeFor(from - to), from, to);
        return rollback;
    }

    void commit() throws OraError {
        end(connection::commit);
    }

    void rollback() throws OraError {
        end(connection::rollback);
    }

    private void end(SqlAction action) throws OraError {
        perform(action);
        forgetTransaction();
        if (!terms.equals(Terms.DEFAULT)) {
            agree(Terms.DEFAULT);
        }
    }

    private static void perform(SqlAction action) throws OraError {
        try {
            action.run();
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    @FunctionalInterface
    private interface SqlAction {
        void run() throws SQLException;
    }

    private void forgetTransaction() {
        synchronized (this) {
            transaction = null;
            rollback = null;
        }
        savepoints.forget();
        locks.end();
    }

    /** Terms of the transaction that begins; ORA-01453 when one is open. */
    void begin(Terms wanted) throws OraError {
        if (inTransaction()) {
            throw new OraError(1453, "SET TRANSACTION must be first statement of transaction");
        }
        agree(wanted);
    }

    private void agree(Terms wanted) throws OraError {
        terms = wanted;
        perform(() -> connection.setTransactionIsolation(wanted.isolation()));
        if (wanted.seesItsStart()) {
            try (PreparedStatement look = prepare("SELECT 1")) {
                run(look, look::execute);
            } catch (SQLException e) {
                throw Errors.of(e);
            }
        }
    }

    Terms terms() {
        return terms;
    }

    Savepoints savepoints() {
        return savepoints;
    }

    /** Who waits already for a row that is free now goes on waiting for the end of the transaction. */
    void rollbackTo(String savepoint) throws OraError {
        savepoints.goBackTo(savepoint);
        synchronized (this) {
            rollback = null;
        }
    }

    /** Rolls back and lets go of everything. */
    @Override
    public void close() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            // A database that was shut down has no transactions left.
            if (e.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED) {
                throw new IllegalStateException("cannot roll back", e);
            }
        } finally {
            forgetTransaction();
        }
    }
}
