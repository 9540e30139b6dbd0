package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;

/** What a caller may see and kill of a database's sessions. Whoever may not even see one is told that it is not there. */
final class Permission {
    private Permission() {}

    static boolean sees(Caller caller, Target target, SessionSnapshot session) {
        return caller.sees(session, target.name(), target.database().labels());
    }

    /** Refused when the caller may not kill it. */
    static void toKill(Caller caller, Target target, SessionSnapshot session) {
        if (!sees(caller, target, session)) {
            throw SessionsResource.noSuchSession(target, session.key());
        }
        if (!caller.mayKill(session, target.name(), target.database().labels())) {
            throw new RequestRefused(
                    ProblemType.NOT_YOURS, caller.name() + " may kill own sessions only, and this is another one's");
        }
    }
}
