package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.MemoryDatabase.Outcome;
import io.sessionwarden.sim.net.MemoryDatabase.Statement;
import java.util.List;

/** A statement of the test's database, opened. */
final class MemoryCursor implements Cursor {
    private final MemoryDatabase database;
    private final MemorySession session;
    private final Statement statement;
    private Outcome outcome;
    private int next;

    MemoryCursor(MemoryDatabase database, MemorySession session, Statement statement) {
        this.database = database;
        this.session = session;
        this.statement = statement;
        database.openCursors.incrementAndGet();
    }

    @Override
    public Kind kind() {
        return statement.kind();
    }

    @Override
    public List<Column> columns() {
        return statement.columns();
    }

    @Override
    public List<Direction> binds() {
        return statement.binds();
    }

    @Override
    public long execute(List<Object> values) throws OraError {
        next = 0;
        outcome = statement.work().run(session, values);
        return outcome.changed();
    }

    @Override
    public Page fetch(int max) {
        int end = Math.min(next + max, outcome.rows().size());
        Page page = new Page(
                outcome.rows().subList(next, end), end == outcome.rows().size());
        next = end;
        return page;
    }

    @Override
    public List<Object> outValues() {
        return outcome.outValues();
    }

    @Override
    public void close() {
        database.openCursors.decrementAndGet();
    }
}
