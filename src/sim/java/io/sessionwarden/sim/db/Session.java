package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.Labels;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import io.sessionwarden.sim.db.view.SessionRow.Status;
import io.sessionwarden.sim.db.view.SessionRow.Wait;
import io.sessionwarden.sim.db.view.Snapshot;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.sql.SessionContext;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The session of one client. Its client's thread runs the calls; killers and readers of GV$SESSION come from other threads and find a
 * consistent state under the session's monitor.
 */
final class Session implements DatabaseSession, SessionContext, Snapshot.Source {
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final SimulatedDatabase database;
    private final Instance instance;
    private final SidAllocator.Slot slot;
    private final Account account;
    private final Logon logon;
    private final String serviceName;
    private final Wire wire;
    private final LocalDateTime logonTime;
    private final Interruption interruption = new Interruption();

    private Workspace workspace;
    private Snapshot snapshot;
    private boolean inCall;
    private volatile boolean held;
    private volatile Life life = Life.LIVING;
    private LocalDateTime lastSwitch;
    private LocalDateTime waitingSince;
    private WaitEvent event = WaitEvent.FROM_CLIENT;
    private SessionRow.Statement statement = SessionRow.Statement.NONE;
    private Labels labels = Labels.NONE;

    /** How far a session is on its way out. */
    private enum Life {
        LIVING,
        /** A kill found it in a call; it will be marked soon. */
        DOOMED,
        /** Shows KILLED while its call is still running. */
        MARKED,
        /** Rolled back, shows KILLED until its client calls again. */
        STUB,
        GONE
    }

    Session(
            SimulatedDatabase database,
            Instance instance,
            Account account,
            Logon logon,
            String serviceName,
            Wire wire) {
        this.database = database;
        this.instance = instance;
        this.slot = instance.takeSlot();
        this.account = account;
        this.logon = logon;
        this.serviceName = serviceName;
        this.wire = wire;
        this.logonTime = database.now();
        this.lastSwitch = logonTime;
        this.waitingSince = logonTime;
    }

    @Override
    public int sid() {
        return slot.sid();
    }

    @Override
    public int serial() {
        return slot.serial();
    }

    Instance instance() {
        return instance;
    }

    Account account() {
        return account;
    }

    Logon logon() {
        return logon;
    }

    String serviceName() {
        return serviceName;
    }

    SimulatedDatabase database() {
        return database;
    }

    SessionAddress address() {
        return new SessionAddress(instance.number(), slot.sid());
    }

    @Override
    public <T> T call(DatabaseSession.Work<T> work) throws OraError {
        begin();
        try {
            T result = SessionContext.with(this, () -> {
                database.answering(this);
                return work.run();
            });
            interruption.check();
            return result;
        } catch (OraError e) {
            throw isEnding() ? Errors.killed() : e;
        } finally {
            end();
        }
    }

    private void begin() throws OraError {
        database.tally().called();
        synchronized (this) {
            if (life == Life.LIVING) {
                interruption.clear();
                inCall = true;
                switchedTo(WaitEvent.TO_CLIENT);
                return;
            }
        }
        leave();
        throw Errors.killed();
    }

    private void end() {
        boolean dying;
        synchronized (this) {
            inCall = false;
            statement = statement.finished();
            snapshot = null;
            switchedTo(WaitEvent.FROM_CLIENT);
            dying = life == Life.MARKED || life == Life.GONE;
        }
        if (dying) {
            leave();
        }
    }

    private void switchedTo(WaitEvent now) {
        lastSwitch = database.now();
        waitingSince = lastSwitch;
        event = now;
    }

    private synchronized boolean isEnding() {
        return life == Life.MARKED || life == Life.GONE;
    }

    @Override
    public Cursor parse(String sql) throws OraError {
        return new StatementParser(this).parse(sql);
    }

    @Override
    public void commit() throws OraError {
        Optional<Workspace> open = openWorkspace();
        if (open.isPresent()) {
            open.get().commit();
        }
    }

    @Override
    public void rollback() throws OraError {
        Optional<Workspace> open = openWorkspace();
        if (open.isPresent()) {
            open.get().rollback();
        }
    }

    @Override
    public boolean inTransaction() {
        return openWorkspace().map(Workspace::inTransaction).orElse(false);
    }

    @Override
    public synchronized void identify(String clientId, String module, String action, String clientInfo) {
        labels = labels.with(clientId, module, action, clientInfo);
    }

    synchronized void label(Labels all) {
        labels = all;
    }

    synchronized Labels labels() {
        return labels;
    }

    @Override
    public synchronized void cancel() {
        if (inCall && !held) {
            interruption.raise(Errors.cancelled());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (inCall) {
                life = Life.GONE;
                interruption.raise(Errors.connectionLost());
                return;
            }
        }
        if (database.noticesDeparture(this)) {
            leave();
        }
    }

    /** Rolls back, frees the slot and takes the session out of the views. Idempotent; not for a session in a call. */
    void leave() {
        Optional<Workspace> held;
        synchronized (this) {
            held = Optional.ofNullable(workspace);
            workspace = null;
            life = Life.GONE;
        }
        held.ifPresent(Workspace::close);
        database.gone(this);
    }

    /** Begins a statement: it is what the views show, and it sees the database as it is now. */
    Execution executing(int command, SqlText text) {
        Execution execution = new Execution(command, text.id(), database.now(), database.nextExecution());
        synchronized (this) {
            show(execution);
            waitingSince = execution.started();
            snapshot = null;
        }
        database.executing(text.id(), text.text(), execution.started());
        return execution;
    }

    /** A later call fetches from a statement executed before. */
    synchronized void resuming(Execution execution) {
        if (statement.sqlId() == null) {
            show(execution);
        }
    }

    private void show(Execution execution) {
        statement = statement.next(execution.command(), execution.sqlId(), execution.started(), execution.id());
    }

    Workspace workspace() throws OraError {
        synchronized (this) {
            if (workspace == null && life != Life.GONE) {
                workspace = newWorkspace();
            }
            if (workspace != null) {
                return workspace;
            }
        }
        throw Errors.killed();
    }

    private Workspace newWorkspace() throws OraError {
        try {
            return new Workspace(
                    database.storage().connect(account),
                    interruption,
                    () -> database.transactions().begin(database.now()));
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    private synchronized Optional<Workspace> openWorkspace() {
        return Optional.ofNullable(workspace);
    }

    /** Waits inside a call, in view of everybody; false when time ran out before it was so. */
    boolean await(WaitEvent what, Duration most, BooleanSupplier done) throws OraError {
        waiting(what);
        try {
            return interruption.await(most, done);
        } finally {
            waiting(WaitEvent.TO_CLIENT);
        }
    }

    /** Keeps a call from going on while something is so; not even a cancel by its client gets through. */
    void hold(BooleanSupplier condition) throws OraError {
        held = true;
        try {
            await(WaitEvent.TO_CLIENT, FOR_EVER, () -> !condition.getAsBoolean());
        } finally {
            held = false;
        }
    }

    private synchronized void waiting(WaitEvent what) {
        event = what;
        waitingSince = database.now();
    }

    void lookAgain() {
        interruption.lookAgain();
    }

    @Override
    public LocalDateTime now() {
        return database.now();
    }

    @Override
    public Optional<String> userenv(String parameter) {
        return Userenv.of(this, parameter);
    }

    @Override
    public String user() {
        return account.name();
    }

    @Override
    public Snapshot snapshot() {
        if (snapshot == null) {
            snapshot = database.snapshot(this);
        }
        return snapshot;
    }

    /** What a kill found. */
    enum Found {
        IDLE,
        IN_CALL,
        KILLED_BEFORE,
        GONE
    }

    /** A kill arrives: an idle session is over at once, one in a call is doomed and must be {@link #mark}ed. */
    Found kill(boolean immediate) {
        synchronized (this) {
            if (life != Life.LIVING) {
                return life == Life.GONE ? Found.GONE : Found.KILLED_BEFORE;
            }
            if (inCall) {
                life = Life.DOOMED;
                return Found.IN_CALL;
            }
            life = immediate ? Life.GONE : Life.STUB;
        }
        endIdle(immediate);
        return Found.IDLE;
    }

    /** Marks a doomed session; one whose call ended meanwhile is ended as an idle one. True when its call is to be interrupted. */
    boolean mark(boolean immediate) {
        synchronized (this) {
            if (life != Life.DOOMED) {
                return false;
            }
            if (inCall) {
                life = Life.MARKED;
                return true;
            }
            life = immediate ? Life.GONE : Life.STUB;
        }
        endIdle(immediate);
        return false;
    }

    /** Ends the call of a marked session with ORA-00028. */
    synchronized void deliver() {
        if (life == Life.MARKED && inCall) {
            interruption.raise(Errors.killed());
        }
    }

    private void endIdle(boolean immediate) {
        if (immediate) {
            leave();
            wire.sever();
        } else {
            Optional<Workspace> held = openWorkspace();
            held.ifPresent(Workspace::close);
        }
    }

    /** The database goes down: the connection breaks, whatever it is doing. */
    void drop() {
        synchronized (this) {
            life = Life.GONE;
            if (inCall) {
                interruption.raise(Errors.connectionLost());
            }
        }
        wire.sever();
    }

    /** Breaks the connection without a word. */
    void sever() {
        wire.sever();
    }

    boolean isGone() {
        return life == Life.GONE;
    }

    /** Its H2 session, and the one that it waits for (0 when it does not). */
    record Locking(int self, int blocker) {}

    Locking locking() {
        return openWorkspace()
                .map(open -> new Locking(open.id(), open.blocker()))
                .orElse(new Locking(0, 0));
    }

    synchronized SessionRow row(Optional<SessionAddress> blocker, Optional<SessionAddress> finalBlocker) {
        LocalDateTime now = database.now();
        WaitEvent seen = blocker.isPresent() ? WaitEvent.ROW_LOCK : event;
        return new SessionRow(
                instance.number(),
                slot.sid(),
                slot.serial(),
                account.name(),
                account.id(),
                serviceName,
                logon,
                logonTime,
                status(),
                Math.max(0, Duration.between(lastSwitch, now).toSeconds()),
                labels,
                statement,
                new Wait(seen, micros(now), blocker, finalBlocker),
                openWorkspace()
                        .flatMap(open -> open.transaction(
                                instance.number(), SessionRow.address(instance.number(), slot.sid()))));
    }

    private long micros(LocalDateTime now) {
        return Math.max(0, Duration.between(waitingSince, now).toNanos() / 1_000);
    }

    private Status status() {
        if (life == Life.MARKED || life == Life.STUB || life == Life.GONE) {
            return Status.KILLED;
        }
        return inCall ? Status.ACTIVE : Status.INACTIVE;
    }
}
