package io.sessionwarden.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What would come of a policy's request.
 *
 * @param veto what stands against the kill
 * @param passing vetoes before it that are expected: they pass with the next samples, or are there because the policy is not in force
 */
public record Foresight(Optional<Veto> veto, List<Veto> passing) {
    private static final Set<Reason> NEXT_SAMPLES = Set.of(Reason.WARM_UP, Reason.CONFIRM);

    /** Those that are expected. */
    static final Set<Reason> PASSING =
            Set.of(Reason.WARM_UP, Reason.CONFIRM, Reason.OBSERVE, Reason.DRY_RUN, Reason.CEILING);

    public Foresight {
        passing = List.copyOf(passing);
    }

    /** True when the next sweep would kill. */
    public boolean killsNow() {
        return veto.isEmpty() && passing.isEmpty();
    }

    /** True when it would be killed as soon as enough samples show it. */
    public boolean killsSoon() {
        return killsIfInForce() && passing.stream().allMatch(v -> NEXT_SAMPLES.contains(v.reason()));
    }

    /** True when it would be killed, now or soon, were the policy in force there. */
    public boolean killsIfInForce() {
        return veto.isEmpty();
    }
}
