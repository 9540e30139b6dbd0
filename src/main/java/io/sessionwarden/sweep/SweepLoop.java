package io.sessionwarden.sweep;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.FleetChanged;
import io.sessionwarden.session.Sample;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sweeps every database at its own rhythm, each on a virtual thread of its own: none waits for another. Follows the fleet file: a thread ends
 * when its target is not the one for its database any more.
 */
@ApplicationScoped
public class SweepLoop {
    private static final Logger LOG = Logger.getLogger(SweepLoop.class);

    private final TargetRegistry targets;
    private final Sweeper sweeper;
    private final Waiter waiter;
    private final CurrentFleet fleet;
    private final Set<Target> swept = new HashSet<>();
    private final boolean enabled;

    public SweepLoop(
            TargetRegistry targets,
            Sweeper sweeper,
            Waiter waiter,
            CurrentFleet fleet,
            @ConfigProperty(name = "warden.sweep.enabled", defaultValue = "true") boolean enabled) {
        this.targets = targets;
        this.sweeper = sweeper;
        this.waiter = waiter;
        this.fleet = fleet;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent started) {
        fleet.fleet().warnings().forEach(LOG::warn);
        if (!enabled) {
            LOG.warn("Sweeping is switched off (warden.sweep.enabled=false): policies do nothing, the REST API works");
        }
        follow();
    }

    /** First of all listeners: one that fails must not keep a database from being swept. */
    void changed(@Observes @Priority(1) FleetChanged change) {
        change.after().warnings().forEach(LOG::warn);
        follow();
    }

    /** Starts a thread for each target that has none. */
    private synchronized void follow() {
        swept.removeIf(target -> !targets.isCurrent(target));
        for (Target target : targets.all()) {
            if (enabled && swept.add(target)) {
                Thread.ofVirtual().name("sweep-" + target.name()).start(() -> run(target));
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        waiter.end();
    }

    private void run(Target target) {
        Duration every = target.database().sample().every();
        Rhythm rhythm = new Rhythm(every, RandomGenerator.getDefault());
        long due = System.nanoTime() + rhythm.first().toNanos();
        while (waiter.hold(until(due)) && targets.isCurrent(target)) {
            boolean wentWell = pass(target);
            if (!every.equals(target.database().sample().every())) {
                every = target.database().sample().every();
                rhythm = new Rhythm(every, RandomGenerator.getDefault());
            }
            due = rhythm.next(due, System.nanoTime(), wentWell);
        }
    }

    private static Duration until(long due) {
        return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
    }

    /** The loop's edge: whatever a pass throws, the next one comes. */
    private boolean pass(Target target) {
        try {
            return !(sweeper.sweep(target).sample() instanceof Sample.Failed);
        } catch (Throwable e) { // an Error too: a database that nobody sweeps any more would look quiet
            LOG.errorf(e, "%s: a sweep failed unexpectedly; the next one comes after a pause", target.name());
            return false;
        }
    }
}
