package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.TransactionRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;

/**
 * The H2 connection of one session and the transaction in it. Statements are run by the session's thread; the transaction can be looked at by
 * any.
 */
final class Workspace implements AutoCloseable {
    private final Connection connection;
    private final H2Session h2;
    private final Interruption interruption;
    private final Supplier<OpenTransaction> begin;
    private OpenTransaction transaction;

    /** @param begin names a new transaction */
    Workspace(Connection connection, Interruption interruption, Supplier<OpenTransaction> begin) throws SQLException {
        this.connection = connection;
        this.h2 = H2Session.of(connection);
        this.interruption = interruption;
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

    /**
     * Runs a statement that may wait for locks, until it ends or is interrupted.
     *
     * @param lockTimeoutMillis how long it may wait
     * @param whenLocked the error when that has passed
     */
    <T> T run(PreparedStatement statement, int lockTimeoutMillis, OraError whenLocked, H2Work<T> work) throws OraError {
        h2.lockTimeout(lockTimeoutMillis);
        interruption.enter(() -> stop(statement));
        try {
            return work.run();
        } catch (SQLException e) {
            interruption.check();
            throw e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1 ? whenLocked : Errors.of(e);
        } finally {
            interruption.leave();
        }
    }

    private void stop(PreparedStatement statement) {
        h2.lockTimeout(0);
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot cancel a statement", e);
        }
    }

    /** Counts rows that a statement changed or locked. */
    synchronized void changed(long rows) {
        current().ifPresent(open -> transaction = open.changed(rows));
    }

    /** Notes that rows of these tables were locked by FOR UPDATE. */
    synchronized void selected(Set<Integer> tables) {
        current().ifPresent(open -> transaction = open.selected(tables));
    }

    boolean inTransaction() {
        return h2.inTransaction();
    }

    synchronized Optional<TransactionRow> transaction(int instance, String sessionAddress) {
        return current()
                .map(open -> new TransactionRow(
                        instance,
                        open.xid(),
                        open.address(),
                        sessionAddress,
                        open.started(),
                        Math.max(1, open.undoRecords()),
                        lockedTables(open)));
    }

    private List<Integer> lockedTables(OpenTransaction open) {
        Set<Integer> tables = new TreeSet<>(open.selectedTables());
        tables.addAll(h2.lockedTables());
        return List.copyOf(tables);
    }

    private Optional<OpenTransaction> current() {
        if (!h2.inTransaction()) {
            transaction = null;
        } else if (transaction == null) {
            transaction = begin.get();
        }
        return Optional.ofNullable(transaction);
    }

    int id() {
        return h2.id();
    }

    int blocker() {
        return h2.blocker();
    }

    H2Session h2() {
        return h2;
    }

    void commit() throws OraError {
        end(connection::commit);
    }

    void rollback() throws OraError {
        end(connection::rollback);
    }

    void savepoint(String name) throws OraError {
        execute("SAVEPOINT \"" + name + "\"");
    }

    void rollbackTo(String savepoint) throws OraError {
        execute("ROLLBACK TO SAVEPOINT \"" + savepoint + "\"");
    }

    private void execute(String sql) throws OraError {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    private void end(SqlAction action) throws OraError {
        try {
            action.run();
        } catch (SQLException e) {
            throw Errors.of(e);
        }
        forgetTransaction();
    }

    /** The transaction has ended, whatever is found open next is another one. */
    synchronized void forgetTransaction() {
        transaction = null;
    }

    @FunctionalInterface
    private interface SqlAction {
        void run() throws SQLException;
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
        }
    }
}
