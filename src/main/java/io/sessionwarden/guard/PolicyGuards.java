package io.sessionwarden.guard;

import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.restraint.Restraints;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Vetoes that bind policies only, in an order in which the last ones mean "would have been killed": the modes come when nothing else speaks
 * against it.
 */
final class PolicyGuards {
    private final Clock clock;
    private final Restraints restraints;

    PolicyGuards(Clock clock, Restraints restraints) {
        this.clock = clock;
        this.restraints = restraints;
    }

    List<Guard> all() {
        return List.of(
                forPolicies(this::observes),
                forPolicies(this::warmUp),
                forPolicies(this::confirmed),
                forPolicies(this::coolDown),
                forPolicies(this::paused),
                forPolicies(this::brake),
                forPolicies(this::dryRun));
    }

    /** Those that stop what is on its way too: asked again just before the kill. */
    List<Guard> stopping() {
        return List.of(forPolicies(this::paused), forPolicies(this::brake));
    }

    private static Guard forPolicies(BiFunction<KillRequest, Match, Optional<Veto>> guard) {
        return request -> request.match().flatMap(match -> guard.apply(request, match));
    }

    private Optional<Veto> observes(KillRequest request, Match match) {
        return match.policy().mode() == Mode.OBSERVE
                ? Optional.of(
                        new Veto(Reason.OBSERVE, "policy " + match.policy().name() + " only observes"))
                : Optional.empty();
    }

    private Optional<Veto> warmUp(KillRequest request, Match match) {
        return request.target().sightings().samples() <= 1
                ? Optional.of(new Veto(Reason.WARM_UP, "the first sample after the start only looks"))
                : Optional.empty();
    }

    private Optional<Veto> confirmed(KillRequest request, Match match) {
        int seen = request.target().sightings().of(match);
        int needed = match.policy().confirmSamples();
        return seen < needed
                ? Optional.of(new Veto(Reason.CONFIRM, "seen in %d of %d samples".formatted(seen, needed)))
                : Optional.empty();
    }

    private Optional<Veto> coolDown(KillRequest request, Match match) {
        return request.target().claims().coolsDown(match.session().identity(), clock.instant())
                ? Optional.of(new Veto(Reason.COOL_DOWN, "a kill of it was refused a short while ago"))
                : Optional.empty();
    }

    private Optional<Veto> paused(KillRequest request, Match match) {
        return restraints
                .pauses()
                .ofPolicies(request.target().name())
                .map(pause -> new Veto(
                        Reason.PAUSED,
                        "policies are paused by " + pause.by() + " since " + pause.since() + ": " + pause.reason()));
    }

    private Optional<Veto> brake(KillRequest request, Match match) {
        return restraints
                .brakes()
                .of(request.target().name())
                .map(open -> new Veto(
                        Reason.BRAKE,
                        "the brake is open since " + open.since() + ": policies matched " + open.matched() + " of "
                                + open.sessions() + " user sessions; look, then reset it"));
    }

    private Optional<Veto> dryRun(KillRequest request, Match match) {
        return match.policy().mode() == Mode.DRY_RUN
                ? Optional.of(
                        new Veto(Reason.DRY_RUN, "policy " + match.policy().name() + " is a dry run"))
                : Optional.empty();
    }
}
