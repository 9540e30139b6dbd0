package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.sql.OracleStatement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Carries out ALTER SYSTEM KILL SESSION, DISCONNECT SESSION and CANCEL SQL. Thread-safe. */
final class Killer {
    private static final Duration FORCE_WAIT = Duration.ofSeconds(5);

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
    void kill(Session by, OracleStatement.KillSession kill) throws OraError {
        boolean immediate = kill.mode() != OracleStatement.KillMode.PLAIN;
        logged(by, kill.target(), immediate, () -> {
            Session victim = victim(by, KillTarget.parse(kill.target(), kill.position()), kill.position());
            Manner manner = new Manner(kill, timing);
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
            Session victim = victim(by, target, position);
            if (disconnect.afterTransaction() && victim.inTransaction()) {
                victim.departure().endWithTransaction();
            } else if (disconnect.immediate()) {
                terminate(victim, position);
            } else {
                carryOut(by, victim, Manner.plain(timing), position);
            }
        });
    }

    /** Cancels what a session runs, or its next statement. */
    void cancel(Session by, OracleStatement.CancelSql cancel) throws OraError {
        KillTarget target = KillTarget.parseStatement(cancel.target(), cancel.position());
        if (!victim(by, target, cancel.position()).cancelStatement(target.sqlId())) {
            throw KillTarget.invalid(cancel.position());
        }
    }

    private interface Judgement {
        void run() throws OraError;
    }

    private void logged(Session by, String target, boolean immediate, Judgement judgement) throws OraError {
        int entry = log.received(
                new KillAttempt(database.now(), database.row(by), target, immediate, victimRow(by, target), -1));
        if (database.behaviour() == Behaviour.HANG_BEFORE_KILL) {
            neverAnswer(by, Behaviour.HANG_BEFORE_KILL);
        }
        int code = 0;
        try {
            judgement.run();
        } catch (OraError e) {
            code = e.code();
            throw e;
        } finally {
            log.answered(entry, code);
            if (database.behaviour() == Behaviour.HANG_AFTER_KILL) {
                neverAnswer(by, Behaviour.HANG_AFTER_KILL);
            }
        }
    }

    private void neverAnswer(Session killer, Behaviour during) throws OraError {
        database.awaitEnd(killer, during);
        killer.departure().sever();
        throw Errors.connectionLost();
    }

    private Optional<SessionRow> victimRow(Session by, String text) {
        try {
            KillTarget target = KillTarget.parse(text, 0);
            return instance(by, target)
                    .flatMap(instance -> instance.session(target.sid(), target.serial()))
                    .map(database::row);
        } catch (OraError e) {
            return Optional.empty();
        }
    }

    private Optional<Instance> instance(Session by, KillTarget target) {
        return target.instance().isEmpty()
                ? Optional.of(by.instance())
                : database.instance(target.instance().getAsInt());
    }

    private Session victim(Session by, KillTarget target, int position) throws OraError {
        if (!by.account().may(Roles.ALTER_SYSTEM)) {
            throw new OraError(1031, "insufficient privileges");
        }
        Instance instance = instance(by, target).orElseThrow(() -> KillTarget.invalid(position));
        if (instance.isBackground(target.sid(), target.serial())) {
            throw new OraError(29, "session is not a user session", position);
        }
        Session victim = instance.session(target.sid(), target.serial()).orElseThrow(() -> unknown(position));
        if (victim == by) {
            throw new OraError(27, "cannot kill current session", position);
        }
        return victim;
    }

    /**
     * How a session is killed.
     *
     * @param waits how long the killer waits for the end of what cannot be interrupted
     * @param forced whether the server process is ended then
     */
    private record Manner(boolean immediate, Duration waits, boolean forced) {
        Manner(OracleStatement.KillSession kill, KillTiming timing) {
            this(
                    kill.mode() != OracleStatement.KillMode.PLAIN,
                    kill.timeoutSeconds().isPresent()
                            ? Duration.ofSeconds(kill.timeoutSeconds().getAsLong())
                            : usualWait(kill.mode(), timing),
                    kill.mode() == OracleStatement.KillMode.FORCE);
        }

        static Manner plain(KillTiming timing) {
            return new Manner(false, timing.plainWait(), false);
        }

        private static Duration usualWait(OracleStatement.KillMode mode, KillTiming timing) {
            return switch (mode) {
                case PLAIN -> timing.plainWait();
                case IMMEDIATE -> Duration.ZERO;
                case FORCE -> FORCE_WAIT;
            };
        }
    }

    private void carryOut(Session by, Session victim, Manner manner, int position) throws OraError {
        switch (victim.departure().kill(manner.immediate())) {
            case GONE -> throw unknown(position);
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

    private void awaitEnd(Session by, Session victim, BooleanSupplier over, Manner manner, int position)
            throws OraError {
        if (by.await(WaitEvent.KILL, manner.waits(), over)) {
            return;
        }
        if (!manner.forced()) {
            throw marked(position);
        }
        victim.departure().terminate();
    }

    private void terminate(Session victim, int position) throws OraError {
        if (victim.isGone()) {
            throw unknown(position);
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

    private static OraError unknown(int position) {
        return new OraError(30, "User session ID does not exist.", position);
    }

    private static OraError marked(int position) {
        return new OraError(31, "session marked for kill", position);
    }
}
