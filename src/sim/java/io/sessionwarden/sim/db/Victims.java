package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.SessionRow;
import java.util.Optional;

/** Finds the session that an ALTER SYSTEM names, or the reason why nothing can be done to it. */
record Victims(SimulatedDatabase database) {
    /**
     * The session to be ended.
     *
     * @throws OraError ORA-01031, ORA-00026, ORA-00029, ORA-00030, ORA-00027
     */
    Session of(Session by, KillTarget target, int position) throws OraError {
        if (!by.account().may(Account.ALTER_SYSTEM)) {
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

    /** What the target shows now; empty when it names no session. */
    Optional<SessionRow> row(Session by, String text) {
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

    static OraError unknown(int position) {
        return new OraError(30, "User session ID does not exist.", position);
    }
}
