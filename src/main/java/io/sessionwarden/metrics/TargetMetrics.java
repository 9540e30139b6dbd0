package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.fleet.FleetChanged;
import io.sessionwarden.session.InstanceSeen;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionStatus;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What can be seen of the databases. Gauges about sessions have no value while their database cannot be seen: an old number would pass for
 * a new one; {@code session_warden_sample_age_seconds} says how long that has been.
 */
@ApplicationScoped
public class TargetMetrics {
    private static final List<String> OF_A_TARGET = List.of(
            Names.DATABASE_UP,
            Names.SAMPLE_AGE,
            Names.LAST_SAMPLE_DURATION,
            Names.IDLE_TRANSACTIONS,
            Names.OLDEST_IDLE_TRANSACTION,
            Names.LONGEST_CALL,
            Names.BLOCKED_SESSIONS,
            Names.DATABASE_INFO,
            Names.SESSIONS);

    private final MeterRegistry registry;
    private final TargetRegistry targets;
    private final Timer sampleDuration;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public TargetMetrics(MeterRegistry registry, TargetRegistry targets) {
        this.registry = registry;
        this.targets = targets;
        this.sampleDuration = Timer.builder(Names.SAMPLE_DURATION)
                .description("Time a sample took, whole fleet")
                .publishPercentileHistogram()
                .register(registry);
    }

    void start(@Observes StartupEvent started) {
        targets.all().forEach(this::register);
    }

    /** All anew: a database may have another target now, and a label of one is a label of all. Counters go on. */
    void changed(@Observes FleetChanged change) {
        OF_A_TARGET.forEach(name -> registry.find(name).meters().forEach(registry::remove));
        known.clear();
        targets.all().forEach(this::register);
        targets.all()
                .forEach(target -> target.lastTaken()
                        .ifPresent(taken -> taken.instances().forEach(instance -> sessions(target, instance))));
    }

    private void register(Target target) {
        gauge(target, Names.DATABASE_UP, "1 when the last sample was taken", t -> t.isUp() ? 1 : 0);
        gauge(
                target,
                Names.SAMPLE_AGE,
                "For how long we have been blind",
                t -> t.blindFor().toMillis() / 1000.0);
        gauge(target, Names.LAST_SAMPLE_DURATION, "Time the last sample took", TargetMetrics::lastDuration);
        gauge(target, Names.IDLE_TRANSACTIONS, "Sessions idle in a transaction", seen(Situation::idleTransactions));
        gauge(
                target,
                Names.OLDEST_IDLE_TRANSACTION,
                "Longest idle time of a session in a transaction",
                seen(Situation::oldestIdleTransaction));
        gauge(target, Names.LONGEST_CALL, "Longest running call of a user session", seen(Situation::longestCall));
        gauge(target, Names.BLOCKED_SESSIONS, "Sessions that wait for another one", seen(Situation::blockedSessions));
        Gauge.builder(Names.DATABASE_INFO, () -> 1)
                .description("The labels of a database, as the fleet file has them")
                .tags(labels(target))
                .register(registry);
    }

    private void gauge(Target target, String name, String description, ToDoubleFunction<Target> value) {
        Gauge.builder(name, target, value)
                .description(description)
                .tag(Names.DATABASE, target.name())
                .register(registry);
    }

    private static ToDoubleFunction<Target> seen(ToDoubleFunction<Sample.Taken> value) {
        return target ->
                target.isUp() ? target.lastTaken().map(value::applyAsDouble).orElse(Double.NaN) : Double.NaN;
    }

    private static double lastDuration(Target target) {
        return target.lastSample().map(s -> s.took().toNanos() / 1e9).orElse(Double.NaN);
    }

    /** Prometheus wants the same label names on every series of a name: what a database does not have is empty. */
    private Tags labels(Target target) {
        Map<String, String> itsLabels = target.database().labels();
        List<Tag> tags = targets.all().stream()
                .flatMap(t -> t.database().labels().keySet().stream())
                .distinct()
                .sorted()
                .map(key -> Tag.of(key.replaceAll("[^a-zA-Z0-9_]", "_"), itsLabels.getOrDefault(key, "")))
                .toList();
        return Tags.of(tags).and(Names.DATABASE, target.name());
    }

    void swept(@Observes SweepReport report) {
        Target target = report.target();
        if (!targets.isCurrent(target)) { // the fleet file was changed during the pass
            return;
        }
        Counter.builder(Names.SAMPLES)
                .description("Samples asked for, by what came of them")
                .tag(Names.DATABASE, target.name())
                .tag(Names.RESULT, result(report.sample()))
                .register(registry)
                .increment();
        sampleDuration.record(report.sample().took());
        if (report.sample() instanceof Sample.Taken taken) {
            taken.instances().forEach(instance -> sessions(target, instance));
        }
    }

    private static String result(Sample sample) {
        return switch (sample) {
            case Sample.Taken taken -> "taken";
            case Sample.Partial partial -> "partial";
            case Sample.Failed failed ->
                failed.trouble().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private void sessions(Target target, InstanceSeen instance) {
        if (!known.add(target.name() + " " + instance.instId())) {
            return;
        }
        for (SessionStatus status : SessionStatus.values()) {
            Gauge.builder(
                            Names.SESSIONS,
                            target,
                            seen(s -> Situation.sessions(s, instance.instId(), status))::applyAsDouble)
                    .description("User sessions")
                    .tag(Names.DATABASE, target.name())
                    .tag(Names.INSTANCE, String.valueOf(instance.instId()))
                    .tag(Names.STATUS, status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
