package io.sessionwarden.target;

import io.quarkus.arc.All;
import io.sessionwarden.engine.DatabaseEngine;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.policy.Policy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets of the fleet file, by name; follows the file when it changes. Thread-safe. */
@ApplicationScoped
public class TargetRegistry {
    /** From the permit to the outcome, without the time that a kill's effect is waited for: evidence, other kills, the kill's own call. */
    private static final Duration LONGEST_KILL = Duration.ofMinutes(5);

    private final Opening opening;
    private volatile Map<String, Target> targets;

    public TargetRegistry(CurrentFleet fleet, @All List<DatabaseEngine> engines, Clock clock) {
        this.opening = new Opening(engines, clock);
        this.targets = opening.targets(Map.of(), fleet.fleet());
    }

    public Collection<Target> all() {
        return targets.values();
    }

    public Optional<Target> find(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /** True while that very target is the one for its database. */
    public boolean isCurrent(Target target) {
        return targets.get(target.name()) == target;
    }

    /** Opens, changes and retires targets so that they are those of the fleet; the ones whose definition is the same are left alone. */
    public synchronized void follow(Fleet before, Fleet after) {
        Map<String, Target> last = targets;
        targets = opening.targets(last, after);
        Duration limit = LONGEST_KILL.plus(longestSettle(before));
        last.values().stream().filter(target -> !isCurrent(target)).forEach(target -> retire(target, limit));
    }

    /** On a thread of its own: a database that hangs keeps its sample until the limit. */
    private static void retire(Target target, Duration limit) {
        Thread.ofVirtual().name("retire-" + target.name()).start(() -> target.retire(limit));
    }

    private static Duration longestSettle(Fleet fleet) {
        return fleet.policies().policies().stream()
                .map(Policy::settle)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @PreDestroy
    void close() {
        targets.values().forEach(Target::close);
    }
}
