package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.OraError;
import java.util.List;

/** What cursors have in common: a session and a text; without rows and binds unless the kind of statement has them. */
abstract class StatementCursor implements Cursor {
    private final Session session;
    private final SqlText text;

    StatementCursor(Session session, SqlText text) {
        this.session = session;
        this.text = text;
    }

    final Session session() {
        return session;
    }

    /** Begins an execution in the sight of everybody. */
    final Execution begin(int command) throws OraError {
        return session.executing(command, text);
    }

    @Override
    public List<Column> columns() {
        return List.of();
    }

    @Override
    public List<Direction> binds() {
        return List.of();
    }

    @Override
    public Page fetch(int max) throws OraError {
        return new Page(List.of(), true);
    }

    @Override
    public List<Object> outValues() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing to release unless a kind of cursor says so.
    }
}
