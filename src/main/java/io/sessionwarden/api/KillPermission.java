package io.sessionwarden.api;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.CallerNotes;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who may have a session killed; who asks in vain is told of, unless it is a dry run. */
@ApplicationScoped
class KillPermission {
    private final RefusedKills refusedKills;
    private final CallerNotes notes;

    KillPermission(RefusedKills refusedKills, CallerNotes notes) {
        this.refusedKills = refusedKills;
        this.notes = notes;
    }

    /** Before the session is looked for. Refused when the caller overrides a veto and may not. */
    void toAsk(Caller caller, Target target, SessionKey key, KillAsked asked) {
        if (asked.overridden().isEmpty()) {
            return;
        }
        try {
            RestraintPermission.toOverride(caller, target);
        } catch (RequestRefused forbidden) {
            if (!asked.dryRun()) {
                notes.forbidden(
                        caller,
                        "to kill overriding a veto",
                        Optional.of(target.name()),
                        Optional.of(key),
                        Optional.empty());
            }
            throw forbidden;
        }
    }

    /** Refused when the caller may not kill it; whoever may not even see it is told that it is not there. */
    void toKill(Caller caller, KillRequest request, boolean dryRun) {
        Target target = request.target();
        SessionSnapshot session = request.session();
        if (caller.mayKill(session, target.name(), target.database().labels())) {
            return;
        }
        Veto veto =
                new Veto(Reason.NOT_YOURS, caller.name() + " may kill own sessions only, and this is another one's");
        if (!dryRun) {
            refusedKills.tell(request, veto);
        }
        throw Permission.sees(caller, target, session)
                ? RequestRefused.by(veto)
                : SessionsResource.noSuchSession(target, session.key());
    }
}
