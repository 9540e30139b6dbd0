package io.sessionwarden.guard;

import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Mode;
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

    PolicyGuards(Clock clock) {
        this.clock = clock;
    }

    List<Guard> all() {
        return List.of(
                forPolicies(this::observes),
                forPolicies(this::warmUp),
                forPolicies(this::confirmed),
                forPolicies(this::coolDown),
                forPolicies(this::dryRun));
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

    private Optional<Veto> dryRun(KillRequest request, Match match) {
        return match.policy().mode() == Mode.DRY_RUN
                ? Optional.of(
                        new Veto(Reason.DRY_RUN, "policy " + match.policy().name() + " is a dry run"))
                : Optional.empty();
    }
}
