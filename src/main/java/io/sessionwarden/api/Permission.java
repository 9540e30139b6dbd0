package io.sessionwarden.api;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;
import java.util.Optional;

/** What a caller may see and kill of a database's sessions. Whoever may not even see one is told that it is not there. */
final class Permission {
    private Permission() {}

    static boolean sees(Caller caller, Target target, SessionSnapshot session) {
        return caller.sees(session, target.name(), target.database().labels());
    }

    /** Why the caller may not kill it; empty for one who may. */
    static Optional<Veto> vetoOfKill(Caller caller, Target target, SessionSnapshot session) {
        return caller.mayKill(session, target.name(), target.database().labels())
                ? Optional.empty()
                : Optional.of(new Veto(
                        Reason.NOT_YOURS, caller.name() + " may kill own sessions only, and this is another one's"));
    }
}
