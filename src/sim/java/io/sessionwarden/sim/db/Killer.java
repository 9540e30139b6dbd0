package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.InForce;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.sql.OracleStatement;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Carries out ALTER SYSTEM KILL SESSION, DISCONNECT SESSION and CANCEL SQL. Thread-safe. */
final class Killer {
    private final SimulatedDatabase database;
    private final KillTiming timing;
    private final ScheduledExecutorService later;
    private final Victims victims;
    private final KillLog log = new KillLog();

    Killer(SimulatedDatabase database, KillTiming timing, ScheduledExecutorService later) {
        this.database = database;
        this.timing = timing;
        this.later = later;
        this.victims = new Victims(database);
    }

    KillLog log() {
        return log;
    }

    /** Kills for a session; returns when the database has answered with success. */
    void kill(Session by, OracleStatement.KillSession kill) throws OraError {
        boolean immediate = kill.mode() != OracleStatement.KillMode.PLAIN;
        logged(by, kill.target(), immediate, () -> {
            Session victim = victims.of(by, KillTarget.parse(kill.target(), kill.position()), kill.position());
            KillManner manner = KillManner.of(kill, timing);
            carryOut(by, victim, manner, kill.position());
        });
    }

    /** Ends the server process of a session, or lets it end with its transaction. */
    void disconnect(Session by, OracleStatement.DisconnectSession disconnect) throws OraError {
        int position = disconnect.position();
        logged(by, disconnect.target(), disconnect.immediate(), () -> {
            KillTarget target = KillTarget.parse(disconnect.target(), position);
            if (target.instance().isPresent()) {
                throw KillTarget.invalid(position);
            }
            Session victim = victims.of(by, target, position);
            if (disconnect.afterTransaction() && victim.inTransaction()) {
                victim.departure().endWithTransaction();
            } else if (disconnect.immediate()) {
                terminate(victim, position);
            } else {
                carryOut(by, victim, KillManner.plain(timing), position);
            }
        });
    }

    /** Cancels what a session runs, or its next statement. */
    void cancel(Session by, OracleStatement.CancelSql cancel) throws OraError {
        KillTarget target = KillTarget.parseStatement(cancel.target(), cancel.position());
        if (!victims.of(by, target, cancel.position()).cancelStatement(target.sqlId())) {
            throw KillTarget.invalid(cancel.position());
        }
    }

    private interface Judgement {
        void run() throws OraError;
    }

    private void logged(Session by, String target, boolean immediate, Judgement judgement) throws OraError {
        int entry = log.received(victims.attempt(by, target, immediate));
        Optional<InForce> silence = database.trouble().silencing(by, Fault.HangBeforeKill.class);
        if (silence.isPresent()) {
            neverAnswer(by, silence.get());
        }
        int code = 0;
        try {
            by.meet(Kind.KILL, "");
            judgement.run();
        } catch (OraError e) {
            code = e.code();
            throw e;
        } finally {
            database.killed(log.answered(entry, code));
            Optional<InForce> after = database.trouble().silencing(by, Fault.HangAfterKill.class);
            if (after.isPresent()) {
                neverAnswer(by, after.get());
            }
        }
    }

    private void neverAnswer(Session killer, InForce fault) throws OraError {
        killer.waits().hold(fault::lasts);
        killer.departure().sever();
        throw Errors.connectionLost();
    }

    private void carryOut(Session by, Session victim, KillManner manner, int position) throws OraError {
        switch (victim.departure().kill(manner.immediate())) {
            case GONE -> throw Victims.unknown(position);
            case KILLED_BEFORE -> throw marked(position);
            case IDLE -> awaitEnd(by, victim, () -> !victim.isDying(), manner, position);
            case IN_CALL -> {
                later.schedule(
                        () -> mark(victim, manner.immediate()),
                        timing.mark().draw().toMillis(),
                        TimeUnit.MILLISECONDS);
                awaitEnd(by, victim, victim::isGone, manner, position);
            }
        }
    }

    private void awaitEnd(Session by, Session victim, BooleanSupplier over, KillManner manner, int position)
            throws OraError {
        if (by.waits().await(WaitEvent.KILL, manner.waits(), over)) {
            return;
        }
        if (!manner.forced()) {
            throw marked(position);
        }
        victim.departure().terminate();
    }

    private void terminate(Session victim, int position) throws OraError {
        if (victim.isGone()) {
            throw Victims.unknown(position);
        }
        if (victim.isKilled() || victim.departure().terminate()) {
            throw marked(position);
        }
    }

    private void mark(Session victim, boolean immediate) {
        if (victim.departure().mark(immediate)) {
            later.schedule(
                    () -> victim.departure().deliver(immediate),
                    timing.deliver().draw().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private static OraError marked(int position) {
        return new OraError(31, "session marked for kill", position);
    }
}
