package io.sessionwarden.api;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.guard.Gate;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what policies would do now; all databases are asked at once, and those that do not answer are named. Kills nothing. */
@ApplicationScoped
class PolicyPreviews {
    /** Databases of one preview. */
    private static final int MOST_DATABASES = 50;
    /** Sessions that one preview shows. */
    private static final int MOST_SESSIONS = 500;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CurrentFleet current;
    private final TargetRegistry targets;
    private final Gate gate;

    PolicyPreviews(CurrentFleet current, TargetRegistry targets, Gate gate) {
        this.current = current;
        this.targets = targets;
        this.gate = gate;
    }

    /** What came of asking one database. */
    private record Asked(Optional<PolicyPreview.OnDatabase> answer, Optional<PolicyPreview.Unreachable> failure) {
        static Asked failed(Target target, String why) {
            return new Asked(Optional.empty(), Optional.of(new PolicyPreview.Unreachable(target.name(), why)));
        }
    }

    PolicyPreview preview(Caller caller, String name, Optional<String> database) {
        Fleet fleet = current.fleet();
        PoliciesShown shown = new PoliciesShown(fleet, caller);
        Policy policy = shown.find(name);
        List<Target> selected = database.map(only -> List.of(one(caller, fleet, policy, only)))
                .orElseGet(() -> all(caller, fleet, policy));
        PolicyForecast forecast = new PolicyForecast(fleet, policy, gate);
        List<Asked> asked = AtOnce.ask(
                selected.stream().limit(MOST_DATABASES).toList(),
                target -> ask(target, forecast),
                LIMIT,
                target -> Asked.failed(target, "no answer within " + LIMIT.toSeconds() + " s"));
        return told(
                shown.list().stream()
                        .filter(p -> p.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                asked,
                selected);
    }

    private static Asked ask(Target target, PolicyForecast forecast) {
        try {
            SampleShown sample = SampleShown.latest(target);
            return sample.staleFor()
                    .map(why -> Asked.failed(target, why))
                    .orElseGet(() -> new Asked(Optional.of(forecast.on(target, sample.sample())), Optional.empty()));
        } catch (RequestRefused e) {
            return Asked.failed(target, e.getMessage());
        }
    }

    private List<Target> all(Caller caller, Fleet fleet, Policy policy) {
        return fleet.databases().values().stream()
                .filter(d -> policy.databases().selects(d.name(), d.labels()) && caller.seesAll(d.name(), d.labels()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .flatMap(d -> targets.find(d.name()).stream())
                .toList();
    }

    private Target one(Caller caller, Fleet fleet, Policy policy, String name) {
        if (!RestraintPermission.sees(caller, targets, name)) {
            throw new RequestRefused(ProblemType.FORBIDDEN, caller.name() + " may not see database " + name);
        }
        Target target = Paths.target(targets, name);
        Database database = Optional.ofNullable(fleet.databases().get(name))
                .orElseThrow(() ->
                        new RequestRefused(ProblemType.NO_SUCH_DATABASE, "the fleet file has no database " + name));
        if (!policy.databases().selects(database.name(), database.labels())) {
            throw new RequestRefused(
                    ProblemType.INVALID_REQUEST,
                    "body.database: policy " + policy.name() + " is not for database " + name);
        }
        return target;
    }

    private static PolicyPreview told(PolicyView policy, List<Asked> asked, List<Target> selected) {
        List<PolicyPreview.OnDatabase> databases = new ArrayList<>();
        PolicyPreview.Forecast all = PolicyPreview.Forecast.NONE;
        int room = MOST_SESSIONS;
        for (PolicyPreview.OnDatabase on :
                asked.stream().flatMap(a -> a.answer().stream()).toList()) {
            databases.add(on.showing(room));
            room -= databases.getLast().sessions().size();
            all = all.plus(on.forecast());
        }
        return new PolicyPreview(
                policy,
                all,
                databases,
                asked.stream().flatMap(a -> a.failure().stream()).toList(),
                Math.max(0, selected.size() - MOST_DATABASES),
                all.matched() - (MOST_SESSIONS - room));
    }
}
