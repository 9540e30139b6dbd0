package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.CursorRow;
import io.sessionwarden.sim.db.view.CursorRow.ObjectName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A cursor whose work is counted for its session and for its statement. */
final class MeteredCursor implements Cursor {
    private final Session session;
    private final SqlText text;
    private final List<ObjectName> objects;
    private final Cursor cursor;
    private final CachedStatement statement;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile boolean running;
    private volatile LocalDateTime lastActive;

    /** @param objects what the statement reads or changes */
    MeteredCursor(Session session, SqlText text, List<ObjectName> objects, Cursor cursor, CachedStatement statement) {
        this.session = session;
        this.text = text;
        this.objects = objects;
        this.cursor = cursor;
        this.statement = statement;
        this.lastActive = session.now();
        statement.opened();
        session.meter().opened(this);
    }

    CursorRow row(String sessionAddress) {
        String user = session.account().name();
        return new CursorRow(session.sid(), sessionAddress, user, text.id(), text.text(), lastActive, running, objects);
    }

    @Override
    public Kind kind() {
        return cursor.kind();
    }

    @Override
    public List<Column> columns() {
        return cursor.columns();
    }

    @Override
    public List<Direction> binds() {
        return cursor.binds();
    }

    @Override
    public long execute(List<Object> values) throws OraError {
        session.meter().executed();
        return working(() -> {
            long rows = cursor.execute(values);
            if (kind() == Kind.DML) {
                statement.processed(rows);
                session.meter().changed(rows);
            }
            return rows;
        });
    }

    @Override
    public Page fetch(int max) throws OraError {
        return working(() -> {
            Page page = cursor.fetch(max);
            statement.fetched(page.rows().size());
            return page;
        });
    }

    private <T> T working(DatabaseWork<T> work) throws OraError {
        running = true;
        lastActive = session.now();
        long started = System.nanoTime();
        long cpu = Meter.cpuTime();
        statement.begins(lastActive);
        try {
            return work.run();
        } finally {
            running = false;
            statement.ends(System.nanoTime() - started, Meter.cpuTime() - cpu);
        }
    }

    @FunctionalInterface
    private interface DatabaseWork<T> {
        T run() throws OraError;
    }

    @Override
    public List<Object> outValues() {
        return cursor.outValues();
    }

    /** Takes it out of the books, without closing it. */
    void forget() {
        if (open.compareAndSet(true, false)) {
            session.meter().closed(this);
            statement.closed();
        }
    }

    @Override
    public void close() {
        forget();
        cursor.close();
    }
}
