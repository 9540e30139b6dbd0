package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.lock.LockHolder;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** What a session has under way in the storage, and how that ends: rollbacks take the time that their undo takes. Thread-safe. */
final class Workbench {
    private static final long LOOK_MILLIS = 10;

    private final SimulatedDatabase database;
    private final Account account;
    private final LockHolder locks;
    private final Interruption interruption;
    private Workspace workspace;
    private boolean closed;

    Workbench(SimulatedDatabase database, Account account, LockHolder locks, Interruption interruption) {
        this.database = database;
        this.account = account;
        this.locks = locks;
        this.interruption = interruption;
    }

    LockHolder locks() {
        return locks;
    }

    /** The place to work in, made when it is needed first; ORA-00028 when the session has ended. */
    synchronized Workspace workspace() throws OraError {
        if (closed) {
            throw Errors.killed();
        }
        if (workspace == null) {
            workspace = newWorkspace();
        }
        return workspace;
    }

    private Workspace newWorkspace() throws OraError {
        try {
            return new Workspace(
                    database.storage().connect(account),
                    locks,
                    interruption,
                    database::now,
                    database.transactions()::begin);
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    synchronized Optional<Workspace> open() {
        return Optional.ofNullable(workspace);
    }

    void commit() throws OraError {
        Optional<Workspace> open = open();
        if (open.isPresent()) {
            open.get().commit();
        }
    }

    /** Nothing can end it before it is through. */
    void rollback() throws OraError {
        Optional<Workspace> open = open();
        if (open.isPresent()) {
            undo(open.get(), 0);
            open.get().rollback();
        }
    }

    void rollbackTo(String savepoint) throws OraError {
        Workspace in = workspace();
        undo(in, in.savepoints().undoAt(savepoint));
        in.rollbackTo(savepoint);
    }

    private void undo(Workspace in, long to) throws OraError {
        Rollback rollback = in.beginRollback(database.rollbackPace(), to);
        interruption.awaitClock(() -> rollback.over(database.now()));
    }

    /** Rolls back in this thread, which may take its time, and lets go of everything. */
    void rollBackAndClose() {
        Optional<Workspace> open = open();
        if (open.isPresent()) {
            try {
                undo(open.get(), 0);
            } catch (OraError e) {
                throw new IllegalStateException("nothing ends a rollback", e);
            }
            close();
        }
    }

    /** Rolls back in the background and lets go of everything. */
    void abandon(Runnable then) {
        Optional<Rollback> rollback = open().map(in -> in.beginRollback(database.rollbackPace(), 0));
        goOn(rollback, then);
    }

    private void goOn(Optional<Rollback> rollback, Runnable then) {
        if (rollback.isPresent() && !rollback.get().over(database.now())) {
            lookLater(() -> goOn(rollback, then));
        } else {
            close();
            then.run();
        }
    }

    private void lookLater(Runnable look) {
        try {
            database.later().schedule(look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The database was closed, and its transactions with it.
            close();
        }
    }

    private void close() {
        Optional<Workspace> open;
        synchronized (this) {
            open = Optional.ofNullable(workspace);
            workspace = null;
            closed = true;
        }
        open.ifPresent(Workspace::close);
    }
}
