package io.sessionwarden.sweep;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.session.Sample;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sweeps every database at its own rhythm, each on a virtual thread of its own: none waits for another. */
@ApplicationScoped
public class SweepLoop {
    private static final Logger LOG = Logger.getLogger(SweepLoop.class);

    private final TargetRegistry targets;
    private final Sweeper sweeper;
    private final Waiter waiter;
    private final List<String> warnings;
    private final boolean enabled;

    public SweepLoop(
            TargetRegistry targets,
            Sweeper sweeper,
            Waiter waiter,
            Fleet fleet,
            @ConfigProperty(name = "warden.sweep.enabled", defaultValue = "true") boolean enabled) {
        this.targets = targets;
        this.sweeper = sweeper;
        this.waiter = waiter;
        this.warnings = fleet.warnings();
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent started) {
        warnings.forEach(LOG::warn);
        if (!enabled) {
            LOG.warn("Sweeping is switched off (warden.sweep.enabled=false): policies do nothing, the REST API works");
            return;
        }
        for (Target target : targets.all()) {
            Thread.ofVirtual().name("sweep-" + target.name()).start(() -> run(target));
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        waiter.end();
    }

    private void run(Target target) {
        Rhythm rhythm = new Rhythm(target.database().sample().every(), RandomGenerator.getDefault());
        long due = System.nanoTime() + rhythm.first().toNanos();
        while (waiter.hold(until(due))) {
            boolean wentWell = pass(target);
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
