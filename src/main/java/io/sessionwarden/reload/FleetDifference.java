package io.sessionwarden.reload;

import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What two fleet files differ in, by names, for log and ledger. */
record FleetDifference(Names databases, Names policies, boolean protect) {
    /** Sorted by name. */
    record Names(List<String> added, List<String> changed, List<String> removed) {
        static Names of(Map<String, ?> before, Map<String, ?> after) {
            return new Names(
                    names(after, name -> !before.containsKey(name)),
                    names(
                            after,
                            name -> before.containsKey(name)
                                    && !before.get(name).equals(after.get(name))),
                    names(before, name -> !after.containsKey(name)));
        }

        private static List<String> names(Map<String, ?> of, Function<String, Boolean> which) {
            return of.keySet().stream().filter(which::apply).sorted().toList();
        }

        @Override
        public String toString() {
            return Stream.of(part("added", added), part("changed", changed), part("removed", removed))
                    .filter(text -> !text.isEmpty())
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("unchanged");
        }

        private static String part(String what, List<String> names) {
            return names.isEmpty() ? "" : what + " " + String.join(" ", names);
        }
    }

    static FleetDifference between(Fleet before, Fleet after) {
        return new FleetDifference(
                Names.of(before.databases(), after.databases()),
                Names.of(byName(before), byName(after)),
                !before.protect().equals(after.protect()));
    }

    private static Map<String, Policy> byName(Fleet fleet) {
        return fleet.policies().policies().stream()
                .collect(Collectors.toMap(Policy::name, policy -> policy, (a, b) -> a, TreeMap::new));
    }

    @Override
    public String toString() {
        return "databases: %s; policies: %s; protect: %s"
                .formatted(databases, policies, protect ? "changed" : "unchanged");
    }
}
