package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import java.util.Optional;

/** Finds the session that an ALTER SYSTEM names, or the reason why nothing can be done to it. */
record Victims(SimulatedDatabase database) {
    /**
     * The session to be ended.
     *
     * @throws OraError ORA-01031, ORA-00026, ORA-00029, ORA-00030, ORA-00027
     */
    Session of(Session by, KillTarget target, int position) throws OraError {
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

    /** The line of the kill log that this becomes: what the target shows now, if it names a session. */
    KillAttempt attempt(Session by, String target, boolean immediate) {
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

    static OraError unknown(int position) {
        return new OraError(30, "User session ID does not exist.", position);
    }
}
