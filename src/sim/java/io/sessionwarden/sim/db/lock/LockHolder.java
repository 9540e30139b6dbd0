package io.sessionwarden.sim.db.lock;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A session as the others meet it in its tables: the locks and the undo of its transaction, and what it waits for. */
public final class LockHolder {
    private static final ThreadLocal<LockHolder> OF_THREAD = new ThreadLocal<>();

    private final Locks locks;
    private final Patience patience;
    // Used by the session's own thread only.
    private Optional<Integer> onlyTable = Optional.empty();
    private boolean asked;

    private final AtomicLong undo = new AtomicLong();

    // Guarded by the locks.
    private final Map<Integer, LockMode> tables = new TreeMap<>();
    private Request request;
    private boolean deadlocked;
    private long transaction;

    LockHolder(Locks locks, Patience patience) {
        this.locks = locks;
        this.patience = patience;
    }

    /** Work on H2. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /**
     * Runs a statement of this session in this thread.
     *
     * @param slot number of its transaction in H2, by which the rows name it
     */
    public <T, X extends Exception> T within(int slot, Work<T, X> work) throws X {
        locks.occupy(slot, this);
        LockHolder before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            return work.run();
        } finally {
            OF_THREAD.set(before);
        }
    }

    /** From now on a query locks rows of that table only; empty for all that it reads. For the session's own thread. */
    public void lockOnly(Optional<Integer> table) {
        onlyTable = table;
    }

    boolean spares(int table) {
        return onlyTable.isPresent() && onlyTable.get() != table;
    }

    /** Whose statement runs in this thread; empty for the simulator's own work. */
    static Optional<LockHolder> ofThread() {
        return Optional.ofNullable(OF_THREAD.get());
    }

    /** Locks a table until the transaction ends. */
    public void lock(int table, LockMode mode, Limit limit) throws OraError {
        Optional<Request> inTheWay = locks.tryLock(this, table, mode);
        if (inTheWay.isEmpty()) {
            return;
        }
        try {
            ask(inTheWay.get());
            await(limit);
            locks.take(this, table, mode);
        } finally {
            withdraw();
        }
    }

    /** Gets in the queue; stays there until {@link #withdraw}, also when the wait is over: who comes next waits for that. */
    void ask(Request what) {
        asked = true;
        locks.ask(this, what);
    }

    /** Waits for what was asked for. */
    void await(Limit limit) throws OraError {
        if (!patience.await(request, limit.most(), () -> locks.settled(this))) {
            throw limit.expired();
        }
        if (locks.isDeadlocked(this)) {
            throw new OraError(60, "deadlock detected while waiting for resource");
        }
    }

    void withdraw() {
        if (asked) {
            asked = false;
            locks.withdraw(this);
        }
    }

    /** What it held at some point of its transaction. */
    public record Mark(Map<Integer, LockMode> tables, long undo) {}

    public Mark mark() {
        return locks.mark(this);
    }

    /** Gives back what it took since. */
    public void backTo(Mark mark) {
        undo.set(mark.undo());
        locks.keepOnly(this, mark.tables());
    }

    /** The transaction has ended: all its locks are free. */
    public void end() {
        undo.set(0);
        locks.end(this);
    }

    /** Counts records of undo. */
    void wrote(long records) {
        undo.addAndGet(records);
    }

    /** Records of undo in use: one for each row changed or locked, and one for each entry put into or taken from an index. */
    public long undo() {
        return undo.get();
    }

    /** Modes of the table locks held, by table. */
    public Map<Integer, LockMode> tables() {
        return locks.mark(this).tables();
    }

    /** What it waits for, and who is in the way. */
    public record Waiting(Request request, List<LockHolder> blockers) {}

    public Optional<Waiting> waiting() {
        return locks.waiting(this);
    }

    Locks locks() {
        return locks;
    }

    Patience patience() {
        return patience;
    }

    Map<Integer, LockMode> held() {
        return tables;
    }

    Request request() {
        return request;
    }

    void request(Request what) {
        request = what;
        deadlocked = false;
    }

    boolean deadlocked() {
        return deadlocked;
    }

    void deadlock() {
        deadlocked = true;
    }

    long transaction() {
        return transaction;
    }

    void nextTransaction() {
        transaction++;
    }
}
