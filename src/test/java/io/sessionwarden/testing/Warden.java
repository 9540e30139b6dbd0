package io.sessionwarden.testing;

import io.agroal.api.AgroalDataSource;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.engine.RefusedLogins;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.fleet.FleetInvalid;
import io.sessionwarden.fleet.FleetSource;
import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillPermit;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Recheck;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.kill.Kill;
import io.sessionwarden.kill.Killer;
import io.sessionwarden.kill.Recovery;
import io.sessionwarden.kill.Verifier;
import io.sessionwarden.ledger.Idempotency;
import io.sessionwarden.ledger.KillQuery;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerDatabase;
import io.sessionwarden.login.LedgerJournal;
import io.sessionwarden.metrics.GoneSeries;
import io.sessionwarden.metrics.KillMetrics;
import io.sessionwarden.metrics.PolicyMetrics;
import io.sessionwarden.metrics.ReloadMetrics;
import io.sessionwarden.metrics.RestraintMetrics;
import io.sessionwarden.metrics.TargetMetrics;
import io.sessionwarden.oracle.OracleEngine;
import io.sessionwarden.reload.FleetReload;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Cause;
import io.sessionwarden.session.Expectation;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sweep.Narrator;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.sweep.Sweeper;
import io.sessionwarden.sweep.VetoNotes;
import io.sessionwarden.sweep.Waiter;
import io.sessionwarden.target.Reporter;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The daemon's core, wired by hand as the container wires it, without its loop: a test makes the sweeps. */
public final class Warden implements AutoCloseable {
    public static final Duration LIMIT = Duration.ofSeconds(20);

    private final CurrentFleet fleet;
    private final FleetReload reload;
    private final RefusedLogins logins;
    private final AgroalDataSource source;
    private final TargetRegistry targets;
    private final Gate gate;
    private final Killer killer;
    private final Recovery recovery;
    private final Sweeper sweeper;
    private final Events events = new Events();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Waiter waiter = new Waiter();
    private final AtomicReference<Runnable> beforeIntent = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> whenProbed = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> beforeKill = new AtomicReference<>(() -> {});
    private final Clock clock;
    private final String ledgerUrl;
    private final Restraints restraints;
    public final Ledger ledger;

    private Warden(CurrentFleet fleet, Clock clock, String ledgerUrl) throws SQLException {
        this.fleet = fleet;
        this.clock = clock;
        this.ledgerUrl = ledgerUrl;
        this.source = LedgerDatabase.open(ledgerUrl, "sa", "");
        this.ledger = new Ledger(source, clock) {
            @Override
            public void intend(KillRecord intent, Optional<Idempotency> idempotency) {
                beforeIntent.get().run();
                super.intend(intent, idempotency);
            }

            @Override
            public boolean isWritable() {
                whenProbed.get().run();
                return super.isWritable();
            }
        };
        this.logins = new RefusedLogins(new LedgerJournal(ledger));
        this.targets = new TargetRegistry(fleet, List.of(new OracleEngine(clock, logins)), clock);
        this.restraints = new Restraints(ledger, clock);
        this.gate = new Gate(fleet, clock, ledger, restraints) {
            @Override
            public Recheck recheck(KillPermit permit, Look look) {
                Recheck recheck = super.recheck(permit, look);
                beforeKill.get().run();
                return recheck;
            }
        };
        Reporter reporter = new Reporter(events);
        Verifier verifier = new Verifier(clock, waiter);
        this.killer = new Killer(gate, ledger, verifier, reporter, clock);
        this.recovery = new Recovery(ledger, targets, fleet, verifier, reporter);
        this.sweeper = new Sweeper(fleet, gate, killer, reporter);
        TargetMetrics targetMetrics = new TargetMetrics(meters, targets);
        PolicyMetrics policyMetrics = new PolicyMetrics(meters, fleet);
        RestraintMetrics restraintMetrics = new RestraintMetrics(meters, targets, restraints);
        this.reload = new FleetReload(fleet, targets, ledger, reporter, clock);
        List.of(
                        new KillMetrics(meters, fleet),
                        targetMetrics,
                        policyMetrics,
                        restraintMetrics,
                        new Narrator(),
                        new VetoNotes(ledger))
                .forEach(events::listen);
        List.of(new GoneSeries(meters), new ReloadMetrics(meters, clock)).forEach(events::listen);
        events.fire(new StartupEvent());
    }

    /** A daemon over these simulated databases; {@code more} holds the policies and whatever else the fleet file says. */
    public static Warden over(OracleSimulator simulator, Clock clock, String more) {
        StringBuilder yaml = new StringBuilder("""
                defaults:
                  username: warden
                  password: %s
                  ceiling: enforce
                  sample: { every: 1s, timeout: 1s }
                databases:
                """.formatted(Secrets.PASSWORD));
        for (String name : simulator.names()) {
            simulator.database(name).changePassword("warden", Secrets.PASSWORD);
            yaml.append("  ")
                    .append(name)
                    .append(": { url: '")
                    .append(simulator.url(name))
                    .append("' }\n");
        }
        return of(yaml + more, clock);
    }

    /** A daemon with this fleet file. */
    public static Warden of(String yaml, Clock clock) {
        try {
            Path file = Files.createTempFile("fleet", ".yaml");
            Files.writeString(file, yaml);
            return at(file, clock, newLedger());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A ledger in memory that outlives the daemon on it. */
    public static String newLedger() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    /** A daemon with that fleet file, or directory of them, and that ledger. */
    public static Warden at(Path fleet, Clock clock, String ledgerUrl) {
        try {
            return new Warden(new CurrentFleet(new FleetSource(fleet, true)), clock, ledgerUrl);
        } catch (FleetInvalid | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends this daemon's connections and starts another one with the same fleet and ledger. */
    Warden again() {
        targets.all().forEach(Target::close);
        try {
            return new Warden(fleet, clock, ledgerUrl);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the start does about kills that an earlier run left open. */
    public void recover() {
        Events start = new Events();
        start.listen(recovery);
        start.fire(new StartupEvent());
    }

    public Target target(String name) {
        return targets.find(name).orElseThrow();
    }

    public SweepReport sweep(String name) {
        return sweeper.sweep(target(name));
    }

    /** Sweeps until every kill of the sweep has its outcome. */
    public SweepReport sweepAndSettle(String name) {
        SweepReport report = sweep(name);
        report.kills().forEach(kill -> settle(kill));
        return report;
    }

    public Kill.End settle(Kill kill) {
        return kill.await(LIMIT)
                .orElseThrow(() -> new AssertionError("kill " + kill.id() + " was not settled in " + LIMIT));
    }

    /** What a runbook's request does: a fresh sample, the gate, the kill. */
    public Verdict request(String name, SessionSnapshot session) {
        return request(name, session, Action.KILL_IMMEDIATE);
    }

    public Verdict request(String name, SessionSnapshot session, Action action) {
        return request(name, session, action, Set.of());
    }

    /** One that overrides vetoes. */
    public Verdict request(String name, SessionSnapshot session, Action action, Set<Reason> overridden) {
        Sample.Taken sample = (Sample.Taken) target(name).sample(Duration.ofSeconds(2));
        return gate.judge(asked(name, sample, session, action, overridden));
    }

    /** What a request made on that sample comes to. */
    public Verdict request(String name, Sample.Taken sample, SessionSnapshot session) {
        return gate.judge(asked(name, sample, session, Action.KILL_IMMEDIATE, Set.of()));
    }

    /** What a dry run says. */
    public Optional<Veto> preview(String name, SessionSnapshot session) {
        Sample.Taken sample = (Sample.Taken) target(name).sample(Duration.ofSeconds(2));
        return gate.preview(asked(name, sample, session, Action.KILL_IMMEDIATE, Set.of()));
    }

    private KillRequest asked(
            String name, Sample.Taken sample, SessionSnapshot session, Action action, Set<Reason> overridden) {
        return new KillRequest(
                target(name),
                sample,
                sample.askedAt(),
                session,
                new Cause.Requested(Expectation.NONE),
                Optional.empty(),
                action,
                Duration.ofSeconds(2),
                "test",
                "asked for by a test",
                "",
                overridden,
                Optional.empty());
    }

    public Kill kill(Verdict verdict) {
        return killer.kill(((Verdict.Allow) verdict).permit());
    }

    /** The session of that sid in a fresh sample. */
    public SessionSnapshot session(String name, long sid) {
        Sample.Taken sample = (Sample.Taken) target(name).sample(Duration.ZERO);
        return sample.sessions().stream()
                .filter(s -> s.key().sid() == sid)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session " + sid + " in " + name));
    }

    /** Lets real time pass, where it is the network's time-outs that are waited for. */
    public void pass(Duration time) {
        waiter.hold(time);
    }

    /** From now on the ledger takes nothing more. */
    public void loseLedger() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table ledger_probe");
            statement.execute("drop table ledger_entry");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on the guard that asks the ledger fails, for a reason that nobody thought of. */
    public void breakGuard() {
        atTheLastGuard(() -> {
            throw new IllegalStateException("a guard is broken");
        });
    }

    /** Something that happens whenever the last guard is asked, right before the budget gives out a kill. */
    public void atTheLastGuard(Runnable happening) {
        whenProbed.set(happening);
    }

    /** Takes the fleet away from all that ask for it, until what is returned runs. */
    public Runnable loseFleet() {
        Fleet lost = fleet.fleet();
        fleet.is(null);
        return () -> fleet.is(lost);
    }

    /** Something that happens to come between the sample and the second look. */
    public void betweenSampleAndSecondLook(Runnable happening) {
        beforeIntent.set(happening);
    }

    /** Something that happens to come between the second look and the kill. */
    public void betweenSecondLookAndKill(Runnable happening) {
        beforeKill.set(happening);
    }

    /** All kills in the ledger, newest first. */
    public List<KillRecord> kills() {
        return ledger.list(new KillQuery(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100))
                .items();
    }

    public Restraints restraints() {
        return restraints;
    }

    public Events events() {
        return events;
    }

    public Fleet fleet() {
        return fleet.fleet();
    }

    /** Has the fleet file read again, as happens within some seconds when its content has changed. */
    public void reload() {
        reload.look();
        reload.look();
    }

    /** One look at the fleet file, as every five seconds. */
    public void lookAtFleetFile() {
        reload.look();
    }

    public RefusedLogins logins() {
        return logins;
    }

    public Optional<Target> findTarget(String name) {
        return targets.find(name);
    }

    /** As Prometheus sees it. */
    public String scrape() {
        return meters.scrape().replace(",}", "}");
    }

    /** The value of a counter or gauge, 0 when there is no such series. */
    public double metric(String name, String... tags) {
        var counter = meters.find(name).tags(tags).counter();
        if (counter != null) {
            return counter.count();
        }
        var gauge = meters.find(name).tags(tags).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    @Override
    public void close() {
        waiter.hold(Duration.ZERO);
        targets.all().forEach(Target::close);
        source.close();
    }
}
