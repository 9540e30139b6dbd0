package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.fleet.FleetChanged;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.kill.KillHappened;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.sweep.Suppressed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Counts what was killed, what was not and why. Series exist at 0 from load on, so that {@code increase()} sees the first kill. */
@ApplicationScoped
public class KillMetrics {
    private final MeterRegistry registry;
    private final CurrentFleet fleet;
    private final Timer duration;
    private final Timer timeToFix;

    public KillMetrics(MeterRegistry registry, CurrentFleet fleet) {
        this.registry = registry;
        this.duration = Timer.builder(Names.KILL_DURATION)
                .description("From the intent in the ledger to the effect in the database")
                .publishPercentileHistogram()
                .register(registry);
        this.timeToFix = Timer.builder(Names.TIME_TO_FIX)
                .description("From the first sample that showed the victim to the effect")
                .publishPercentileHistogram()
                .register(registry);
        this.fleet = fleet;
    }

    void start(@Observes StartupEvent started) {
        startAtZero(fleet.fleet());
    }

    void changed(@Observes FleetChanged change) {
        startAtZero(change.after());
    }

    private void startAtZero(Fleet now) {
        now.databases().values().forEach(database -> startAtZero(now, database));
    }

    private void startAtZero(Fleet now, Database database) {
        Stream<String> selecting = now.policies().policies().stream()
                .filter(p -> p.databases().selects(database.name(), database.labels()))
                .map(Policy::name);
        Stream.concat(selecting, Stream.of(Policy.OPERATOR)).forEach(policy -> {
            for (Outcome outcome : Outcome.values()) {
                kills(database.name(), policy, outcome);
            }
        });
    }

    private Counter kills(String database, String policy, Outcome outcome) {
        return Counter.builder(Names.KILLS)
                .description("Settled kills")
                .tag(Names.DATABASE, database)
                .tag(Names.POLICY, policy)
                .tag(Names.OUTCOME, outcome.label())
                .register(registry);
    }

    private Counter suppressed(String database, String policy, Reason reason) {
        return Counter.builder(Names.KILLS_SUPPRESSED)
                .description("Matches that did not become a kill, once per episode")
                .tag(Names.DATABASE, database)
                .tag(Names.POLICY, policy)
                .tag(Names.REASON, reason.label())
                .register(registry);
    }

    void attempted(@Observes KillHappened.Attempted attempt) {
        Counter.builder(Names.KILL_ATTEMPTS)
                .description("Kill statements sent")
                .tag(Names.ACTION, attempt.action().text())
                .tag(Names.ROUTE, attempt.route())
                .tag(Names.ANSWER, attempt.answer().kind().label())
                .register(registry)
                .increment();
    }

    void settled(@Observes KillHappened.Settled kill) {
        KillRequest request = kill.request();
        kills(request.target().name(), request.policyName(), kill.outcome()).increment();
        kill.duration().ifPresent(duration::record);
        kill.timeToFix().ifPresent(timeToFix::record);
    }

    void withheld(@Observes KillHappened.Withheld withheld) {
        KillRequest request = withheld.request();
        suppressed(
                        request.target().name(),
                        request.policyName(),
                        withheld.veto().reason())
                .increment();
    }

    void suppressed(@Observes Suppressed suppressed) {
        KillRequest request = suppressed.request();
        suppressed(
                        request.target().name(),
                        request.policyName(),
                        suppressed.veto().reason())
                .increment();
    }
}
