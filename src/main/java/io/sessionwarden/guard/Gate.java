package io.sessionwarden.guard;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The one gate through which every kill goes, whether a policy or a person asks for it. Thread-safe. */
@ApplicationScoped
public class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class);

    private final List<Guard> victimGuards;
    private final Guard fleetGuard;
    private final List<Guard> guards;

    public Gate(CurrentFleet fleet, Clock clock, Ledger ledger) {
        this.victimGuards = new VictimGuards(fleet).all();
        this.fleetGuard = new FleetGuard(fleet);
        SituationGuards situation = new SituationGuards(clock, ledger);
        this.guards = Stream.of(
                        victimGuards,
                        situation.all(),
                        new PolicyGuards(clock).all(),
                        List.<Guard>of(fleetGuard, situation::ledgerWritable))
                .flatMap(List::stream)
                .toList();
    }

    /** The first veto, or a permit that claims the session. */
    public Verdict judge(KillRequest request) {
        Optional<Veto> veto = preview(request);
        if (veto.isPresent()) {
            return new Verdict.Deny(veto.get());
        }
        if (!request.target().claims().claim(request.session().identity())) {
            return new Verdict.Deny(new Veto(Reason.IN_FLIGHT, "a kill of this session is under way"));
        }
        return new Verdict.Allow(new KillPermit(request));
    }

    /** What {@link #judge} would say, without giving anything out. */
    public Optional<Veto> preview(KillRequest request) {
        return first(guards, request);
    }

    /** Whether the permit still holds for the session as it was just read again on the connection that kills. */
    public Recheck recheck(KillPermit permit, Look look) {
        KillRequest request = permit.request();
        var identity = request.session().identity();
        if (!look.facts().isWritablePrimary()) {
            return new Recheck.Forbidden(SituationGuards.role(Optional.of(look.facts())));
        }
        if (look.gone(identity)) {
            return new Recheck.Gone();
        }
        Optional<SessionSnapshot> now = look.same(identity);
        if (now.isEmpty()) {
            return new Recheck.Forbidden(new Veto(Reason.UNREADABLE, "its instance did not answer"));
        }
        if (now.get().status() == SessionStatus.KILLED) {
            return new Recheck.Changed("it has been marked for kill by somebody else");
        }
        if (!request.cause().holds(now.get())) {
            return new Recheck.Changed(
                    "the cause no longer holds: " + request.cause().episode());
        }
        List<Guard> last =
                Stream.concat(victimGuards.stream(), Stream.of(fleetGuard)).toList();
        return first(last, request.about(now.get()))
                .<Recheck>map(Recheck.Forbidden::new)
                .orElseGet(() -> new Recheck.Holds(now.get()));
    }

    private static Optional<Veto> first(List<Guard> guards, KillRequest request) {
        try {
            return guards.stream().flatMap(g -> g.judge(request).stream()).findFirst();
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "A guard failed on session %s of %s: no kill",
                    request.session().key(),
                    request.target().name());
            return Optional.of(new Veto(Reason.GUARD_FAILED, "a guard failed; see the log"));
        }
    }
}
