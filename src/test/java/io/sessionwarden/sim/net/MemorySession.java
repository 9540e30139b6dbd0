package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Wire;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A session that ends its calls by interrupts, as the simulated database does. */
final class MemorySession implements DatabaseSession {
    final Wire wire;
    final List<String> identities = new CopyOnWriteArrayList<>();
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger commits = new AtomicInteger();
    final AtomicInteger rollbacks = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    volatile boolean transaction;
    volatile boolean waiting;

    private final MemoryDatabase database;
    private final int sid;
    private Thread caller;
    private int endWith;
    private boolean killed;

    MemorySession(MemoryDatabase database, int sid, Wire wire) {
        this.database = database;
        this.sid = sid;
        this.wire = wire;
    }

    @Override
    public int sid() {
        return sid;
    }

    @Override
    public int serial() {
        return 1;
    }

    @Override
    public <T> T call(Work<T> work) throws OraError {
        begin();
        try {
            return work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() throws OraError {
        if (killed) {
            throw new OraError(28, "your session has been killed");
        }
        calls.incrementAndGet();
        endWith = 0;
        caller = Thread.currentThread();
    }

    private synchronized void end() {
        caller = null;
    }

    /** Waits inside a call until it is ended from outside. */
    void waitForEver() throws OraError {
        waiting = true;
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw ended();
        } finally {
            waiting = false;
        }
    }

    private synchronized OraError ended() {
        return endWith == 28
                ? new OraError(28, "your session has been killed")
                : new OraError(1013, "user requested cancel of current operation");
    }

    @Override
    public synchronized void cancel() {
        endCall(1013);
    }

    synchronized void kill() {
        killed = true;
        endCall(28);
    }

    private void endCall(int code) {
        if (caller != null) {
            endWith = code;
            caller.interrupt();
        }
    }

    @Override
    public Cursor parse(String sql) throws OraError {
        return new MemoryCursor(database, this, database.statement(sql));
    }

    @Override
    public void commit() {
        commits.incrementAndGet();
        transaction = false;
    }

    @Override
    public void rollback() {
        rollbacks.incrementAndGet();
        transaction = false;
    }

    @Override
    public boolean inTransaction() {
        return transaction;
    }

    @Override
    public void identify(String clientId, String module, String action, String clientInfo) {
        identities.add(clientId + "|" + module + "|" + action + "|" + clientInfo);
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }
}
