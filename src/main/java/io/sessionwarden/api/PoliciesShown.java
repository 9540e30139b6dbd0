package io.sessionwarden.api;

import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** The policies of one fleet file that a caller may see: those that select a database of which the caller sees everything. */
record PoliciesShown(Fleet fleet, Caller caller) {
    /** In order of priority. */
    List<PolicyView> list() {
        List<Policy> all = fleet.policies().policies();
        List<PolicyView> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (isShown(all.get(i))) {
                shown.add(PolicyView.of(all.get(i), i + 1));
            }
        }
        return shown;
    }

    /** Refused when there is none of that name, or the caller may not see it. */
    Policy find(String name) {
        return fleet.policies().policies().stream()
                .filter(policy -> policy.name().equals(name) && isShown(policy))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        ProblemType.NO_SUCH_POLICY,
                        "the fleet file has no policy " + name + " for a database that " + caller.name() + " sees"));
    }

    private boolean isShown(Policy policy) {
        return caller.seesAllEverywhere()
                || fleet.databases().values().stream()
                        .anyMatch(database -> policy.databases().selects(database.name(), database.labels())
                                && caller.seesAll(database.name(), database.labels()));
    }
}
