package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.InForce;
import io.sessionwarden.sim.fault.Kind;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Carries out ALTER SYSTEM KILL SESSION. Thread-safe. */
final class Killer {
    private final SimulatedDatabase database;
    private final KillTiming timing;
    private final ScheduledExecutorService later;
    private final KillLog log = new KillLog();

    Killer(SimulatedDatabase database, KillTiming timing, ScheduledExecutorService later) {
        this.database = database;
        this.timing = timing;
        this.later = later;
    }

    KillLog log() {
        return log;
    }

    /** Kills for a session; returns when the database has answered with success. */
    void kill(Session by, String target, boolean immediate, int position) throws OraError {
        int entry = log.received(attempt(by, target, immediate));
        Optional<InForce> silence = database.trouble().silencing(by, Fault.HangBeforeKill.class);
        if (silence.isPresent()) {
            neverAnswer(by, silence.get());
        }
        int code = 0;
        try {
            by.meet(Kind.KILL, "");
            judge(by, target, immediate, position);
        } catch (OraError e) {
            code = e.code();
            throw e;
        } finally {
            log.answered(entry, code);
            Optional<InForce> after = database.trouble().silencing(by, Fault.HangAfterKill.class);
            if (after.isPresent()) {
                neverAnswer(by, after.get());
            }
        }
    }

    private void neverAnswer(Session killer, InForce fault) throws OraError {
        killer.hold(fault::lasts);
        killer.sever();
        throw Errors.connectionLost();
    }

    private KillAttempt attempt(Session by, String target, boolean immediate) {
        Cluster cluster = database.cluster();
        Optional<SessionRow> victim = named(by, target).map(cluster::row);
        String text = victim.flatMap(row -> Optional.ofNullable(row.statement().sqlId())
                        .or(() -> Optional.ofNullable(row.statement().prevSqlId())))
                .flatMap(database.statements()::text)
                .orElse("");
        int blocked = (int) victim.stream()
                .flatMap(row -> database.sessions().stream().filter(waiter -> waits(waiter, row)))
                .count();
        return new KillAttempt(
                database.now(), cluster.row(by), target, immediate, victim, text, blocked, KillAttempt.UNANSWERED);
    }

    private static boolean waits(SessionRow waiter, SessionRow holder) {
        SessionAddress address = new SessionAddress(holder.instance(), holder.sid());
        return waiter.waiting().blocker().equals(Optional.of(address))
                || waiter.waiting().finalBlocker().equals(Optional.of(address));
    }

    private Optional<Session> named(Session by, String text) {
        try {
            KillTarget target = KillTarget.parse(text, 0);
            return instance(by, target).flatMap(instance -> instance.session(target.sid(), target.serial()));
        } catch (OraError e) {
            return Optional.empty();
        }
    }

    private Optional<Instance> instance(Session by, KillTarget target) {
        return target.instance().isEmpty()
                ? Optional.of(by.instance())
                : database.cluster().instance(target.instance().getAsInt());
    }

    private void judge(Session by, String text, boolean immediate, int position) throws OraError {
        if (!by.account().may(Roles.ALTER_SYSTEM)) {
            throw new OraError(1031, "insufficient privileges");
        }
        KillTarget target = KillTarget.parse(text, position);
        Instance instance =
                instance(by, target).orElseThrow(() -> new OraError(26, "missing or invalid session ID", position));
        if (instance.isBackground(target.sid(), target.serial())) {
            throw new OraError(29, "session is not a user session", position);
        }
        Session victim = instance.session(target.sid(), target.serial())
                .orElseThrow(() -> new OraError(30, "User session ID does not exist.", position));
        if (victim == by) {
            throw new OraError(27, "cannot kill current session", position);
        }
        carryOut(by, victim, immediate, position);
    }

    private void carryOut(Session by, Session victim, boolean immediate, int position) throws OraError {
        switch (victim.kill(immediate)) {
            case IDLE -> {}
            case GONE -> throw new OraError(30, "User session ID does not exist.", position);
            case KILLED_BEFORE -> throw marked(position);
            case IN_CALL -> {
                later.schedule(
                        () -> mark(victim, immediate), timing.mark().draw().toMillis(), TimeUnit.MILLISECONDS);
                if (immediate || !by.await(WaitEvent.KILL, timing.plainWait(), victim::isGone)) {
                    throw marked(position);
                }
            }
        }
    }

    private void mark(Session victim, boolean immediate) {
        if (victim.mark(immediate)) {
            later.schedule(victim::deliver, timing.deliver().draw().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static OraError marked(int position) {
        return new OraError(31, "session marked for kill", position);
    }
}
