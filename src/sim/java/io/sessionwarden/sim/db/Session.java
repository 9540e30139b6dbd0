package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.Labels;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import io.sessionwarden.sim.db.view.Snapshot;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.db.view.Workload;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.sql.SessionContext;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The session of one client. Its client's thread runs the calls; killers and readers of GV$SESSION come from other threads and find a
 * consistent state under the session's monitor.
 */
final class Session implements DatabaseSession, SessionContext, Snapshot.Source {
    private final SimulatedDatabase database;
    private final Seat seat;
    private final Interruption interruption = new Interruption();
    private final Lifeline lifeline = new Lifeline();
    private final Departure departure;
    private final Activity activity;
    private final Waits waits = new Waits(this, interruption);
    private final Workbench work;
    private final Wire wire;
    private final Meter meter = new Meter();
    /** What SYSDATE and its like say: one moment for all rows of a statement. */
    private volatile LocalDateTime statementMoment;

    private long arrival;

    private Snapshot snapshot;

    Session(
            SimulatedDatabase database,
            Instance instance,
            Account account,
            Logon logon,
            String serviceName,
            Wire wire) {
        this.database = database;
        this.wire = wire;
        LocalDateTime now = database.now();
        this.seat =
                new Seat(instance, instance.takeSlot(), account, logon, serviceName, now.plus(instance.clockOffset()));
        this.activity = new Activity(now);
        this.departure = new Departure(this, lifeline, interruption, wire);
        this.work = new Workbench(database, account, database.locks().holder(waits), interruption);
    }

    @Override
    public int sid() {
        return seat.slot().sid();
    }

    @Override
    public int serial() {
        return seat.slot().serial();
    }

    Seat seat() {
        return seat;
    }

    Instance instance() {
        return seat.instance();
    }

    Account account() {
        return seat.account();
    }

    SimulatedDatabase database() {
        return database;
    }

    /** How it ends. */
    Departure departure() {
        return departure;
    }

    /** Its transaction. */
    Workbench work() {
        return work;
    }

    @Override
    public <T> T call(DatabaseSession.Work<T> task) throws OraError {
        database.trouble().arrives(this);
        begin();
        try {
            T result = SessionContext.with(this, () -> {
                database.trouble().meet(this, Kind.CALL);
                return task.run();
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
                statementMoment = null;
                meter.callBegins();
                return;
            }
        }
        interruption.awaitClock(() -> !lifeline.isDying());
        departure.leave();
        throw Errors.killed();
    }

    private void end() {
        boolean dying;
        synchronized (this) {
            dying = lifeline.end();
            snapshot = null;
            activity.callEnds(database.now());
        }
        meter.callEnds();
        database.trouble().ended(this);
        if (dying) {
            departure.leaveAfterCall();
        } else {
            departure.callEnded();
        }
    }

    private synchronized boolean isEnding() {
        return lifeline.isEnding();
    }

    boolean isGone() {
        return lifeline.isGone();
    }

    synchronized boolean isKilled() {
        return lifeline.showsKilled();
    }

    boolean isDying() {
        return lifeline.isDying();
    }

    @Override
    public Cursor parse(String sql) throws OraError {
        return new StatementParser(this).parse(sql);
    }

    @Override
    public void commit() throws OraError {
        if (inTransaction()) {
            meet(Kind.COMMIT, "");
        }
        work.commit();
        meter.committed();
    }

    @Override
    public void rollback() throws OraError {
        work.rollback();
        meter.rolledBack();
    }

    @Override
    public boolean inTransaction() {
        return work.open().map(Workspace::inTransaction).orElse(false);
    }

    Workspace workspace() throws OraError {
        return work.workspace();
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
        if (lifeline.inCall() && !waits.isHeld()) {
            interruption.raise(Errors.cancelled(), true);
        }
    }

    /**
     * ALTER SYSTEM CANCEL SQL: ends what runs, or else the next statement.
     *
     * @param sqlId the statement that must be the one running; empty for any
     * @return false when another one runs, or none
     */
    synchronized boolean cancelStatement(Optional<String> sqlId) {
        if (sqlId.isPresent() && !sqlId.get().equals(activity.statement().sqlId())) {
            return false;
        }
        if (lifeline.inCall()) {
            interruption.raise(Errors.cancelled(), true);
        } else {
            interruption.cancelNext();
        }
        return true;
    }

    @Override
    public void close() {
        departure.clientGone();
    }

    /** Begins a statement: it is what the views show, and it sees the database as it is now. */
    Execution executing(int command, SqlText text) throws OraError {
        interruption.checkStatement();
        Execution execution = new Execution(command, text.id(), database.now(), database.nextExecution());
        synchronized (this) {
            activity.execute(execution);
            statementMoment = execution.started();
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

    /** Before rows are changed or locked: ORA-16000 or ORA-01456 where that is not allowed. */
    void admitChange() throws OraError {
        if (database.isReadOnly()) {
            throw Errors.readOnly();
        }
        if (workspace().terms().readOnly()) {
            throw new OraError(1456, "may not perform insert, delete, update operation inside a READ ONLY transaction");
        }
    }

    /** A later call fetches from a statement executed before. */
    synchronized void resuming(Execution execution) {
        activity.resume(execution);
    }

    /** How it waits inside a call. */
    Waits waits() {
        return waits;
    }

    /** Notes, for the views, what it waits for. */
    synchronized void waiting(WaitEvent what) {
        activity.waitFor(what, database.now());
    }

    /** Throws what interrupts the running call, if something does. */
    void checkInterrupted() throws OraError {
        interruption.check();
    }

    void lookAgain() {
        waits.lookAgain();
    }

    @Override
    public LocalDateTime now() {
        LocalDateTime moment = statementMoment;
        return (moment == null ? database.now() : moment).plus(instance().clockOffset());
    }

    @Override
    public Optional<String> userenv(String parameter) {
        return Userenv.of(this, parameter);
    }

    @Override
    public String user() {
        return seat.account().name();
    }

    @Override
    public Snapshot snapshot() {
        if (snapshot == null) {
            snapshot = database.snapshot(this);
        }
        return snapshot;
    }

    synchronized SessionRow row(Blocking blocking) {
        return SessionRows.of(seat, lifeline, activity, work, blocking, workload(), database.now());
    }

    /** What it has done so far. */
    Workload workload() {
        return meter.work(wire);
    }

    Meter meter() {
        return meter;
    }

    Wire wire() {
        return wire;
    }

    SessionAddress address() {
        return seat.address();
    }
}
