package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.fleet.FleetChanged;
import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.session.Sample;
import io.sessionwarden.sweep.SweepReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** In which mode each policy is, and how many sessions it matches now. */
@ApplicationScoped
public class PolicyMetrics {
    private record Place(String database, String policy) {}

    private final MeterRegistry registry;
    private final CurrentFleet fleet;
    private final Map<Place, AtomicLong> matches = new ConcurrentHashMap<>();

    public PolicyMetrics(MeterRegistry registry, CurrentFleet fleet) {
        this.registry = registry;
        this.fleet = fleet;
    }

    void start(@Observes StartupEvent started) {
        modes(fleet.fleet());
    }

    void changed(@Observes FleetChanged change) {
        registry.find(Names.POLICY_MODE).meters().forEach(registry::remove);
        modes(change.after());
        matches.keySet().removeIf(place -> !isSelected(place, change.after()));
    }

    private static boolean isSelected(Place place, Fleet now) {
        Database database = now.databases().get(place.database());
        return database != null
                && now.policies().policies().stream()
                        .anyMatch(p -> p.name().equals(place.policy())
                                && p.databases().selects(database.name(), database.labels()));
    }

    private void modes(Fleet now) {
        for (Policy policy : now.policies().policies()) {
            for (Mode mode : Mode.values()) {
                Gauge.builder(Names.POLICY_MODE, () -> policy.mode() == mode ? 1 : 0)
                        .description("1 for the mode the policy is in")
                        .tag(Names.POLICY, policy.name())
                        .tag(Names.MODE, mode.text())
                        .register(registry);
            }
        }
    }

    void swept(@Observes SweepReport report) {
        if (!(report.sample() instanceof Sample.Taken)) { // nothing was seen, which is not the same as nothing matched
            return;
        }
        Map<String, Long> now = report.matches().won().stream()
                .collect(Collectors.groupingBy((Match m) -> m.policy().name(), Collectors.counting()));
        String database = report.target().name();
        Fleet fleetNow = fleet.fleet();
        fleetNow.policies().policies().stream()
                .filter(p -> isSelected(new Place(database, p.name()), fleetNow))
                .forEach(p -> matching(new Place(database, p.name())).set(now.getOrDefault(p.name(), 0L)));
    }

    private AtomicLong matching(Place place) {
        return matches.computeIfAbsent(place, p -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder(Names.POLICY_MATCHES, value, AtomicLong::doubleValue)
                    .description("Sessions that match the policy in the last sample")
                    .tag(Names.DATABASE, p.database())
                    .tag(Names.POLICY, p.policy())
                    .register(registry);
            return value;
        });
    }
}
