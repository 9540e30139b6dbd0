package io.sessionwarden.guard;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.session.SessionKind;
import java.util.List;
import java.util.Optional;

/** Vetoes that lie in what the session is. They bind everybody, always, and are asked again just before the kill. */
final class VictimGuards {
    private final CurrentFleet fleet;

    VictimGuards(CurrentFleet fleet) {
        this.fleet = fleet;
    }

    List<Guard> all() {
        return List.of(this::own, this::kind, this::maintained, this::isProtected);
    }

    private Optional<Veto> own(KillRequest request) {
        return request.session().own()
                ? Optional.of(new Veto(Reason.OWN, "it is a session of Session Warden itself"))
                : Optional.empty();
    }

    private Optional<Veto> kind(KillRequest request) {
        SessionKind kind = request.session().kind();
        return switch (kind) {
            case USER -> Optional.empty();
            case BACKGROUND ->
                Optional.of(new Veto(Reason.NON_USER, "it is no user session but one of the instance's own"));
            case PX_SLAVE ->
                Optional.of(new Veto(Reason.PX_SLAVE, "it is a parallel slave; its coordinator is the session to end"));
            case JOB_SLAVE -> Optional.of(new Veto(Reason.JOB_SLAVE, "it runs a job; stop the job instead"));
        };
    }

    private Optional<Veto> maintained(KillRequest request) {
        String user = request.session().client().username();
        return request.target().link().maintains(user)
                ? Optional.of(new Veto(
                        Reason.ORACLE_MAINTAINED,
                        "account " + user + " is maintained by Oracle itself, or it is not known yet whether it is"))
                : Optional.empty();
    }

    private Optional<Veto> isProtected(KillRequest request) {
        return fleet.fleet().protect().covers(request.session().client())
                ? Optional.of(new Veto(Reason.PROTECTED, "its user or program is on the fleet file's protect list"))
                : Optional.empty();
    }
}
