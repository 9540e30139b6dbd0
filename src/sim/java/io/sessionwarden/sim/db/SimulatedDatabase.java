package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.db.lock.Locks;
import io.sessionwarden.sim.db.view.DatabaseRow;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.Snapshot;
import io.sessionwarden.sim.db.view.StatementRow;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Faults;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.sim.sql.OracleParser;
import io.sessionwarden.sim.sql.OracleStatement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A database of one or more instances, with what tests, the demo and the control port ask of it: who is there, what was killed, how much work
 * came in, and to misbehave. Thread-safe.
 */
public final class SimulatedDatabase implements AutoCloseable {
    private final String name;
    private final Clock clock;
    private final Accounts accounts;
    private final Cluster cluster;
    private final StorageOnDemand storage;
    private final StatementCache statements = new StatementCache();
    private final TransactionTable transactions = new TransactionTable();
    private final Locks locks = new Locks();
    private final Tally tally = new Tally();
    private final Arrivals arrivals = new Arrivals();
    private final AtomicLong executions = new AtomicLong(16_777_216);
    private final ScheduledExecutorService later;
    private final RollbackPace rollbackPace;
    private final Killer killer;
    private final Trouble trouble = new Trouble(this);
    private final Admission admission = new Admission(this, trouble);
    private volatile DatabaseRow row;
    private volatile Consumer<String> executionListener = text -> {};
    private volatile Consumer<KillAttempt> killListener = attempt -> {};

    /**
     * A database that is open.
     *
     * @param name its name, and that of its service; lower-case by habit
     * @param instanceCount its instances; with more than one, service {@code name_1} leads to the first, and so on
     * @param clock what its time is: SYSDATE, logon times, LAST_CALL_ET
     */
    public SimulatedDatabase(String name, int instanceCount, Clock clock, KillTiming timing) {
        this.name = name;
        this.clock = clock;
        LocalDateTime created = now();
        this.row = new DatabaseRow(
                1_000_000_000L + Math.abs(name.hashCode() % 1_000_000_000),
                name.toUpperCase(Locale.ROOT),
                created,
                "READ WRITE",
                "PRIMARY");
        this.accounts = new Accounts(created);
        this.cluster = new Cluster(this, instanceCount, created);
        this.storage = new StorageOnDemand(() -> new Storage(name, accounts.all(), created));
        this.later = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kills-" + name).factory());
        this.rollbackPace = timing.rollback();
        this.killer = new Killer(this, timing, later);
    }

    public String name() {
        return name;
    }

    /** The service of that name, in any case: the database's, which its instances serve in turn, or that of one instance. */
    public Optional<Service> service(String wanted) {
        return cluster.service(wanted);
    }

    /** All sessions of all instances as they are now, background processes included, whatever its views hide. */
    public List<SessionRow> sessions() {
        return cluster.rows(now());
    }

    /** Sessions of an account, by its name in any case. */
    public List<SessionRow> sessionsOf(String user) {
        return sessions().stream()
                .filter(session -> user.equalsIgnoreCase(session.username()))
                .toList();
    }

    /**
     * Adds sessions of an account that never call and hold no connection: the crowd on a busy database at little cost. They can be killed like
     * any other.
     */
    public void addIdleSessions(String user, int count) {
        Account account = knownAccount(user);
        List<Instance> up = cluster.up();
        for (int i = 0; i < count && !up.isEmpty(); i++) {
            admission.seatIdle(account, i, up.get(i % up.size()));
        }
    }

    /** Every ALTER SYSTEM KILL SESSION that arrived, in order. */
    public List<KillAttempt> killLog() {
        return killer.log().attempts();
    }

    public Counters counters() {
        return tally.counters(statements.distinctTexts());
    }

    /** The statements executed lately with how often, some thousands at most. */
    public List<StatementRow> statementTexts() {
        return cluster.instances().stream()
                .flatMap(instance -> statements.rows(instance.number()).stream())
                .toList();
    }

    /** The last calls that arrived, some thousands at most, oldest first. */
    public List<Arrival> lastCalls() {
        return arrivals.all();
    }

    /** Tells the text of every statement as it begins to run, in the thread of its session; one listener at a time. */
    public void onExecution(Consumer<String> listener) {
        executionListener = listener;
    }

    /** Tells every kill after it has been carried out or refused and before it is answered, in the thread of its session; one listener at a time. */
    public void beforeKillAnswered(Consumer<KillAttempt> listener) {
        killListener = listener;
    }

    /** The faults in force, to be set and lifted. */
    public Faults faults() {
        return trouble.faults();
    }

    /** Has these faults, for everybody, and no others from now on; without one it is well again and whatever hung goes on. */
    public void behave(Fault... wanted) {
        List<Long> before = faults().all().stream().map(fault -> fault.id()).toList();
        List.of(wanted).forEach(faults()::add);
        before.forEach(faults()::lift);
    }

    /** Its accounts, to be locked, expired and given other passwords. */
    public AccountDesk accounts() {
        return new AccountDesk(this);
    }

    /**
     * Runs a statement about accounts and privileges as SYS would: {@code GRANT SELECT ON SYS.GV_$SESSION TO WATCHER}, {@code CREATE USER WATCHER
     * IDENTIFIED BY "secret"}.
     *
     * @throws IllegalArgumentException when it is no such statement, or when it fails
     */
    public void asSys(String statement) {
        try {
            if (OracleParser.parse(statement, table -> Optional.empty()) instanceof OracleStatement.Administer admin) {
                new Administrator(this, Optional.empty()).run(admin.what());
                return;
            }
        } catch (OraError e) {
            throw new IllegalArgumentException(statement + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(statement + " is not about accounts or privileges");
    }

    /** Grants a privilege or role as SYS: {@code grant("app", "SELECT ON SYS.GV_$SESSION")}. */
    public void grant(String user, String privilege) {
        asSys("GRANT " + privilege + " TO " + user);
    }

    /** Takes a privilege or role away as SYS, at once also for sessions that are there. */
    public void revoke(String user, String privilege) {
        asSys("REVOKE " + privilege + " FROM " + user);
    }

    /** Sets the password of an account; also opens one that was locked for failed logons. */
    public void changePassword(String user, String password) {
        knownAccount(user).password(password);
    }

    /** Logons that failed for a wrong password. */
    public int failedLogons(String user) {
        return knownAccount(user).failedLogons();
    }

    /** Its instances, to be stopped and started. */
    public InstanceDesk instances() {
        return new InstanceDesk(this);
    }

    /** DATABASE_ROLE of V$DATABASE, e.g. PRIMARY. */
    public String role() {
        return row.role();
    }

    /** DATABASE_ROLE of V$DATABASE from now on, e.g. PHYSICAL STANDBY. */
    public void role(String role) {
        row = new DatabaseRow(row.dbid(), row.name(), row.created(), row.openMode(), role);
    }

    /** OPEN_MODE of V$DATABASE, e.g. READ WRITE. */
    public String openMode() {
        return row.openMode();
    }

    /** OPEN_MODE of V$DATABASE from now on, e.g. READ ONLY WITH APPLY; while it is MOUNTED nobody gets in (ORA-01033). */
    public void openMode(String mode) {
        row = new DatabaseRow(row.dbid(), row.name(), row.created(), mode, row.role());
    }

    /** Whether nothing can be changed. */
    boolean isReadOnly() {
        return row.openMode().startsWith("READ ONLY");
    }

    /** Breaks the connections of an account or an instance; calls that run end soon after. */
    public void drop(Scope whose) {
        cluster.live().stream()
                .filter(session ->
                        whose.covers(session.user(), session.instance().number()))
                .forEach(session -> session.departure().drop());
    }

    /** Lifts all faults and breaks all connections; calls that run end soon after. */
    public void disconnect() {
        faults().liftAll();
        drop(Scope.ALL);
    }

    /** Breaks all connections and forgets everything. */
    @Override
    public void close() {
        disconnect();
        later.shutdownNow();
        storage.close();
    }

    void gone(Session session) {
        session.meter().left();
        trouble.gone(session);
        if (session.instance().remove(session)) {
            tally.gone(session.account().name());
            cluster.live().forEach(Session::lookAgain);
        }
    }

    /** A statement begins. */
    void executing(Session session, int command, SqlText text) {
        executionListener.accept(text.text());
        tally.executed();
        statements.executed(session, command, text);
    }

    void killed(KillAttempt attempt) {
        killListener.accept(attempt);
    }

    Snapshot snapshot(Session reader) {
        return new Snapshot(
                now(),
                new Snapshot.Reader(
                        reader.instance().number(),
                        reader.sid(),
                        reader.account().name()),
                row,
                cluster.up().stream()
                        .filter(instance -> !trouble.isSilent(instance))
                        .map(Instance::row)
                        .toList(),
                trouble.visible(sessions()),
                new DatabaseFacts(this),
                new HashMap<>());
    }

    Optional<Account> account(String user) {
        return accounts.find(user).or(() -> accounts.find(user.toUpperCase(Locale.ROOT)));
    }

    Account knownAccount(String user) {
        return account(user)
                .orElseThrow(() -> new IllegalArgumentException("no account %s; there are %s"
                        .formatted(
                                user, accounts.all().stream().map(Account::name).collect(Collectors.joining(", ")))));
    }

    LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    long nextExecution() {
        return executions.getAndIncrement();
    }

    DatabaseRow row() {
        return row;
    }

    Accounts knownAccounts() {
        return accounts;
    }

    Cluster cluster() {
        return cluster;
    }

    Storage storage() {
        return storage.get();
    }

    StatementCache statements() {
        return statements;
    }

    TransactionTable transactions() {
        return transactions;
    }

    Locks locks() {
        return locks;
    }

    RollbackPace rollbackPace() {
        return rollbackPace;
    }

    /** Runs what is due later, one at a time. */
    ScheduledExecutorService later() {
        return later;
    }

    Tally tally() {
        return tally;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Killer killer() {
        return killer;
    }

    Trouble trouble() {
        return trouble;
    }

    Admission admission() {
        return admission;
    }
}
