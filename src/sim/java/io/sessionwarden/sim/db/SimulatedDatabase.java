package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.db.view.DatabaseRow;
import io.sessionwarden.sim.db.view.InstanceRow;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.Snapshot;
import io.sessionwarden.sim.db.view.StatementRow;
import io.sessionwarden.sim.db.view.UserRow;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A database of one or more instances, with what tests and the demo ask of it: who is there, what was killed, how much work came in, and to
 * misbehave. Thread-safe.
 */
public final class SimulatedDatabase implements AutoCloseable {
    private final String name;
    private final Clock clock;
    private final Map<String, Account> accounts = Accounts.standard();
    private final List<Instance> instances;
    private final List<InstanceService> ownServices;
    private final AtomicInteger nextInstance = new AtomicInteger();
    private final Storage storage;
    private final StatementCache statements = new StatementCache();
    private final TransactionTable transactions = new TransactionTable();
    private final Tally tally = new Tally();
    private final AtomicLong executions = new AtomicLong(16_777_216);
    private final ScheduledExecutorService later;
    private final Killer killer;
    private final Set<Session> corpses = ConcurrentHashMap.newKeySet();
    private volatile Behaviour behaviour = Behaviour.NORMAL;
    private volatile DatabaseRow row;
    private volatile Consumer<String> executionListener = text -> {};

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
        this.instances = IntStream.rangeClosed(1, instanceCount)
                .mapToObj(number -> new Instance(number, instanceCount == 1 ? name : name + number, created))
                .toList();
        this.ownServices = instances.stream()
                .map(instance -> new InstanceService(name + "_" + instance.number(), this, instance))
                .toList();
        this.storage = new Storage(name, accounts.values(), created);
        this.later = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kills-" + name).factory());
        this.killer = new Killer(this, timing, later);
    }

    public String name() {
        return name;
    }

    /** The service of that name, in any case: the database's, which its instances serve in turn, or that of one instance. */
    public Optional<Service> service(String wanted) {
        if (wanted.equalsIgnoreCase(name)) {
            int turn = Math.floorMod(nextInstance.getAndIncrement(), instances.size());
            return Optional.of(new InstanceService(name, this, instances.get(turn)));
        }
        return ownServices.stream()
                .filter(service -> instances.size() > 1 && service.name().equalsIgnoreCase(wanted))
                .map(Service.class::cast)
                .findFirst();
    }

    /** All sessions of all instances as GV$SESSION would show them now, background processes included. */
    public List<SessionRow> sessions() {
        LocalDateTime now = now();
        Stream<SessionRow> background = instances.stream().flatMap(instance -> instance.backgroundRows(now).stream());
        return Stream.concat(background, Census.of(live()).stream()).toList();
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
        for (int i = 0; i < count; i++) {
            Logon logon = new Logon(user, "crowd", "crowdhost", "crowd", Integer.toString(20_000 + i), "unknown", "");
            Instance instance = instances.get(i % instances.size());
            admit(known(user), logon, name, instance, () -> {});
        }
    }

    /** Every ALTER SYSTEM KILL SESSION that arrived, in order. */
    public List<KillAttempt> killLog() {
        return killer.log().attempts();
    }

    public Counters counters() {
        return tally.counters(statements.distinctTexts());
    }

    /** The texts of the statements that ran lately, as V$SQLSTATS has them; never more than some thousands. */
    public List<String> statementTexts() {
        return statements.rows().stream().map(StatementRow::text).toList();
    }

    /** Tells the text of every statement as it begins to run, in the thread of its session; one listener at a time. */
    public void onExecution(Consumer<String> listener) {
        executionListener = listener;
    }

    /** A statement begins. */
    void executing(String sqlId, String text, LocalDateTime at) {
        executionListener.accept(text);
        tally.executed();
        statements.executed(sqlId, text, at);
    }

    /** Behaves that way from now on. Calls that hang go on when the behaviour that holds them ends. */
    public void behave(Behaviour another) {
        behaviour = another;
        live().forEach(Session::lookAgain);
        if (another != Behaviour.HANG) {
            List.copyOf(corpses).forEach(Session::leave);
        }
    }

    Behaviour behaviour() {
        return behaviour;
    }

    /** Sets the password of an account; also opens one that was locked for failed logons. */
    public void changePassword(String user, String password) {
        known(user).password(password);
    }

    /** Logons that failed for a wrong password. */
    public int failedLogons(String user) {
        return known(user).failedLogons();
    }

    /** DATABASE_ROLE of V$DATABASE from now on, e.g. PHYSICAL STANDBY. */
    public void role(String role) {
        row = new DatabaseRow(row.dbid(), row.name(), row.created(), row.openMode(), role);
    }

    /** OPEN_MODE of V$DATABASE from now on, e.g. READ ONLY WITH APPLY. */
    public void openMode(String mode) {
        row = new DatabaseRow(row.dbid(), row.name(), row.created(), mode, row.role());
    }

    /** Breaks all connections; calls that run end soon after. */
    public void disconnect() {
        behaviour = Behaviour.NORMAL;
        live().forEach(Session::drop);
    }

    /** Breaks all connections and forgets everything. */
    @Override
    public void close() {
        disconnect();
        later.shutdownNow();
        storage.close();
    }

    DatabaseSession logon(Logon logon, String service, Instance instance, Wire wire) throws OraError {
        Account account =
                account(logon.user()).orElseThrow(() -> new OraError(1017, "invalid username/password; logon denied"));
        if (!account.admit()) {
            throw new OraError(28000, "The account is locked.");
        }
        return admit(account, logon, service, instance, wire);
    }

    private Session admit(Account account, Logon logon, String service, Instance instance, Wire wire) {
        Session session = new Session(this, instance, account, logon, service, wire);
        instance.add(session);
        tally.loggedOn(account.name());
        return session;
    }

    void gone(Session session) {
        corpses.remove(session);
        if (session.instance().remove(session)) {
            tally.gone(session.account().name());
            live().forEach(Session::lookAgain);
        }
    }

    /** Whether a session notices now that its client has gone; while the database hangs it does so later. */
    boolean noticesDeparture(Session session) {
        if (behaviour != Behaviour.HANG) {
            return true;
        }
        corpses.add(session);
        return false;
    }

    /** Holds a call for as long as the database hangs. */
    void answering(Session session) throws OraError {
        awaitEnd(session, Behaviour.HANG);
    }

    void awaitEnd(Session session, Behaviour during) throws OraError {
        if (behaviour == during) {
            session.hold(() -> behaviour == during);
        }
    }

    Snapshot snapshot(Session reader) {
        List<InstanceRow> rows = instances.stream().map(Instance::row).toList();
        return new Snapshot(
                now(),
                reader.instance().number(),
                row,
                rows,
                sessions(),
                statements::rows,
                this::users,
                storage::objects,
                reader.account().privileges(),
                new HashMap<>());
    }

    /** One session as GV$SESSION would show it now. */
    SessionRow row(Session session) {
        return Census.of(live()).stream()
                .filter(seen -> seen.instance() == session.instance().number()
                        && seen.sid() == session.sid()
                        && seen.serial() == session.serial())
                .findFirst()
                .orElseGet(() -> session.row(Optional.empty(), Optional.empty()));
    }

    private List<UserRow> users() {
        List<UserRow> users = new ArrayList<>(Accounts.maintained(row.created()));
        accounts.values().stream()
                .map(account -> new UserRow(account.name(), account.id(), account.status(), false, row.created()))
                .forEach(users::add);
        return users;
    }

    private List<Session> live() {
        return instances.stream()
                .flatMap(instance -> instance.sessions().stream())
                .toList();
    }

    Optional<Account> account(String user) {
        return Optional.ofNullable(accounts.get(user.toUpperCase(Locale.ROOT)));
    }

    private Account known(String user) {
        return account(user).orElseThrow(() -> new IllegalArgumentException("no account " + user));
    }

    Optional<Instance> instance(int number) {
        return instances.stream()
                .filter(instance -> instance.number() == number)
                .findFirst();
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

    Storage storage() {
        return storage;
    }

    StatementCache statements() {
        return statements;
    }

    TransactionTable transactions() {
        return transactions;
    }

    Tally tally() {
        return tally;
    }

    Killer killer() {
        return killer;
    }
}
