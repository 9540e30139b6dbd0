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
import io.sessionwarden.sim.db.view.Snapshot;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.db.view.Workload;
import io.sessionwarden.sim.fault.Kind;
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
    private final Lifeline lifeline = new Lifeline();
    private final Activity activity;
    private final Meter meter = new Meter();

    private Workspace workspace;
    private Snapshot snapshot;
    private volatile boolean held;
    private long arrival;

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
        LocalDateTime now = database.now();
        this.logonTime = now.plus(instance.clockOffset());
        this.activity = new Activity(now);
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

    Meter meter() {
        return meter;
    }

    SessionAddress address() {
        return new SessionAddress(instance.number(), slot.sid());
    }

    @Override
    public <T> T call(DatabaseSession.Work<T> work) throws OraError {
        database.trouble().arrives(this);
        begin();
        try {
            T result = SessionContext.with(this, () -> {
                database.trouble().meet(this, Kind.CALL);
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
        arrival = database.arrivals().arrived(this);
        synchronized (this) {
            if (lifeline.begin()) {
                interruption.clear();
                activity.callBegins(database.now());
                meter.callBegins();
                return;
            }
        }
        leave();
        throw Errors.killed();
    }

    private void end() {
        boolean dying;
        meter.callEnds();
        synchronized (this) {
            dying = lifeline.end();
            snapshot = null;
            activity.callEnds(database.now());
        }
        database.trouble().ended(this);
        if (dying) {
            leave();
        }
    }

    private synchronized boolean isEnding() {
        return lifeline.isEnding();
    }

    @Override
    public Cursor parse(String sql) throws OraError {
        return new StatementParser(this).parse(sql);
    }

    @Override
    public void commit() throws OraError {
        Optional<Workspace> open = openWorkspace();
        if (open.isPresent()) {
            if (open.get().inTransaction()) {
                meet(Kind.COMMIT, "");
            }
            open.get().commit();
            meter.committed();
        }
    }

    @Override
    public void rollback() throws OraError {
        Optional<Workspace> open = openWorkspace();
        if (open.isPresent()) {
            open.get().rollback();
            meter.rolledBack();
        }
    }

    @Override
    public boolean inTransaction() {
        return openWorkspace().map(Workspace::inTransaction).orElse(false);
    }

    @Override
    public synchronized void identify(String clientId, String module, String action, String clientInfo) {
        activity.label(activity.labels().with(clientId, module, action, clientInfo));
    }

    synchronized void label(Labels all) {
        activity.label(all);
    }

    synchronized Labels labels() {
        return activity.labels();
    }

    @Override
    public synchronized void cancel() {
        if (lifeline.inCall() && !held) {
            interruption.raise(Errors.cancelled());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (lifeline.inCall()) {
                lifeline.gone();
                interruption.raise(Errors.connectionLost());
                return;
            }
        }
        if (database.trouble().noticesDeparture(this)) {
            leave();
        }
    }

    /** Rolls back, frees the slot and takes the session out of the views. Idempotent; not for a session in a call. */
    void leave() {
        Optional<Workspace> held;
        synchronized (this) {
            held = Optional.ofNullable(workspace);
            workspace = null;
            lifeline.gone();
        }
        held.ifPresent(Workspace::close);
        meter.left();
        database.gone(this);
    }

    /** Begins a statement: it is what the views show, and it sees the database as it is now. */
    Execution executing(int command, SqlText text) throws OraError {
        Execution execution = new Execution(command, text.id(), database.now(), database.nextExecution());
        synchronized (this) {
            activity.execute(execution);
            snapshot = null;
        }
        database.executing(this, command, text);
        meet(StatementKind.of(command), text.id());
        return execution;
    }

    /** A part of the running call begins; what goes wrong with such parts happens now. */
    void meet(Kind kind, String sqlId) throws OraError {
        database.arrivals().runs(arrival, kind, sqlId);
        if (kind != Kind.CALL) {
            database.trouble().meet(this, kind);
        }
    }

    /** A later call fetches from a statement executed before. */
    synchronized void resuming(Execution execution) {
        activity.resume(execution);
    }

    Workspace workspace() throws OraError {
        synchronized (this) {
            if (workspace == null && !lifeline.isGone()) {
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
        activity.waitFor(what, database.now());
    }

    void lookAgain() {
        interruption.lookAgain();
    }

    @Override
    public LocalDateTime now() {
        return database.now().plus(instance.clockOffset());
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

    /** A kill arrives: an idle session is over at once, one in a call is doomed and must be {@link #mark}ed. */
    Lifeline.Found kill(boolean immediate) {
        Lifeline.Found found;
        synchronized (this) {
            found = lifeline.kill(immediate);
        }
        if (found == Lifeline.Found.IDLE) {
            endIdle(immediate);
        }
        return found;
    }

    /** Marks a doomed session; one whose call ended meanwhile is ended as an idle one. True when its call is to be interrupted. */
    boolean mark(boolean immediate) {
        Lifeline.Found found;
        synchronized (this) {
            found = lifeline.mark(immediate);
        }
        if (found == Lifeline.Found.IDLE) {
            endIdle(immediate);
        }
        return found == Lifeline.Found.IN_CALL;
    }

    /** Ends the call of a marked session with ORA-00028. */
    synchronized void deliver() {
        if (lifeline.canBeDelivered()) {
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

    /** The connection breaks, whatever it is doing. */
    void drop() {
        boolean idle;
        synchronized (this) {
            lifeline.gone();
            idle = !lifeline.inCall();
            if (!idle) {
                interruption.raise(Errors.connectionLost());
            }
        }
        if (idle) {
            leave();
        }
        wire.sever();
    }

    Wire wire() {
        return wire;
    }

    /** Breaks the connection without a word. */
    void sever() {
        wire.sever();
    }

    boolean isGone() {
        return lifeline.isGone();
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
                activity.lastCallSeconds(now),
                activity.labels(),
                activity.statement(),
                activity.waiting(now, blocker, finalBlocker),
                openWorkspace()
                        .flatMap(open ->
                                open.transaction(instance.number(), SessionRow.address(instance.number(), slot.sid()))),
                work());
    }

    Workload work() {
        return meter.work(wire);
    }

    private Status status() {
        if (lifeline.showsKilled()) {
            return Status.KILLED;
        }
        return lifeline.inCall() ? Status.ACTIVE : Status.INACTIVE;
    }
}
