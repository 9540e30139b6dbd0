package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;

/** What a caller may see of a database's sessions. */
final class Permission {
    private Permission() {}

    static boolean sees(Caller caller, Target target, SessionSnapshot session) {
        return caller.sees(session, target.name(), target.database().labels());
    }
}
