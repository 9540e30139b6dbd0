package io.sessionwarden.api;

import io.sessionwarden.session.SessionKey;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;

/** What the parts of a path name. */
final class Paths {
    private Paths() {}

    static Target target(TargetRegistry targets, String database) {
        return targets.find(database)
                .orElseThrow(() ->
                        new RequestRefused(ProblemType.NO_SUCH_DATABASE, "the fleet file has no database " + database));
    }

    static SessionKey session(String text) {
        return SessionKey.parse(text)
                .orElseThrow(() -> new RequestRefused(
                        ProblemType.INVALID_REQUEST,
                        "'" + text + "' is no session: write inst:sid:serial, or sid,serial,@inst"));
    }
}
