package io.sessionwarden.guard;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.policy.Match;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import io.sessionwarden.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The one gate through which every kill goes, whether a policy or a person asks for it. Thread-safe. */
@ApplicationScoped
public class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class);

    private final List<Guard> guards;
    private final List<Guard> guardsOfTheSecondLook;
    private final RestraintGuards restraint;
    private final BrakeTrigger brakeTrigger;

    public Gate(CurrentFleet fleet, Clock clock, Ledger ledger, Restraints restraints) {
        List<Guard> victim = new VictimGuards(fleet).all();
        Guard fleetGuard = new FleetGuard(fleet);
        SituationGuards situation = new SituationGuards(clock, ledger);
        PolicyGuards policy = new PolicyGuards(clock, restraints);
        this.restraint = new RestraintGuards(restraints, fleet);
        this.guards = Stream.of(
                        victim,
                        situation.all(),
                        restraint.all(),
                        policy.all(),
                        List.<Guard>of(fleetGuard, restraint::budget, situation::ledgerWritable))
                .flatMap(List::stream)
                .toList();
        this.guardsOfTheSecondLook = Stream.of(victim, restraint.all(), policy.stopping(), List.of(fleetGuard))
                .flatMap(List::stream)
                .toList();
        this.brakeTrigger = new BrakeTrigger(restraints.brakes(), fleet);
    }

    /** Takes note of all that policies match in a sweep, before it asks about each: if it is too much, the database's brake opens. */
    public void weigh(Target target, Sample.Taken sample, List<Match> matches) {
        brakeTrigger.weigh(target, sample, matches);
    }

    /** The first veto, or a permit that claims the session. */
    public Verdict judge(KillRequest request) {
        Judgement judgement = ask(guards, request);
        if (judgement.veto().isPresent()) {
            return new Verdict.Deny(judgement.veto().get());
        }
        if (!request.target().claims().claim(request.session().identity())) {
            return new Verdict.Deny(new Veto(Reason.IN_FLIGHT, "a kill of this session is under way"));
        }
        Optional<Veto> spent = takeSlot(request);
        if (spent.isPresent()) {
            request.target().claims().release(request.session().identity());
            return new Verdict.Deny(spent.get());
        }
        return new Verdict.Allow(new KillPermit(request, judgement.overridden()));
    }

    private Optional<Veto> takeSlot(KillRequest request) {
        try {
            return restraint.takeSlot(request);
        } catch (RuntimeException e) {
            return Optional.of(failed(request, e));
        }
    }

    /** What {@link #judge} would say, without giving anything out. */
    public Optional<Veto> preview(KillRequest request) {
        return ask(guards, request).veto();
    }

    /**
     * What {@link #judge} would say to a policy's request in the end: what passes by itself, or is only that the policy is not in force, is
     * told apart from what stands against the kill. Gives nothing out.
     */
    public Foresight foresee(KillRequest request) {
        Judgement judgement = ask(guards, request, veto -> Foresight.PASSING.contains(veto.reason()));
        return new Foresight(judgement.veto(), judgement.overridden());
    }

    /** Whether the permit still holds for the session as it was just read again on the connection that kills. */
    public Recheck recheck(KillPermit permit, Look look) {
        try {
            return secondLook(permit, look);
        } catch (RuntimeException e) {
            return new Recheck.Forbidden(failed(permit.request(), e));
        }
    }

    private Recheck secondLook(KillPermit permit, Look look) {
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
        KillRequest again = request.about(now.get()).overriding(permit.overriddenReasons());
        return ask(guardsOfTheSecondLook, again)
                .veto()
                .<Recheck>map(Recheck.Forbidden::new)
                .orElseGet(() -> new Recheck.Holds(now.get()));
    }

    /** The first veto that binds, and those before it that the request overrides. */
    private record Judgement(Optional<Veto> veto, List<Veto> overridden) {}

    private static Judgement ask(List<Guard> guards, KillRequest request) {
        return ask(guards, request, request::overrides);
    }

    private static Judgement ask(List<Guard> guards, KillRequest request, Predicate<Veto> passes) {
        List<Veto> overridden = new ArrayList<>();
        try {
            for (Guard guard : guards) {
                Optional<Veto> veto = guard.judge(request);
                if (veto.isPresent() && !passes.test(veto.get())) {
                    return new Judgement(veto, overridden);
                }
                veto.ifPresent(overridden::add);
            }
            return new Judgement(Optional.empty(), overridden);
        } catch (RuntimeException e) {
            return new Judgement(Optional.of(failed(request, e)), List.of());
        }
    }

    private static Veto failed(KillRequest request, RuntimeException e) {
        LOG.errorf(
                e,
                "A guard failed on session %s of %s: no kill",
                request.session().key(),
                request.target().name());
        return new Veto(Reason.GUARD_FAILED, "a guard failed; see the log");
    }
}
