package io.sessionwarden.sweep;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.kill.Kill;
import io.sessionwarden.kill.Killer;
import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.PolicySet;
import io.sessionwarden.session.Sample;
import io.sessionwarden.target.Reporter;
import io.sessionwarden.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One pass over one database: sample, match, guard, kill; verify and record go on in the kill's own thread; report. */
@ApplicationScoped
public class Sweeper {
    /** Steps on the way to a kill, or one under way: nothing to report. */
    private static final Set<Reason> ON_THE_WAY = Set.of(Reason.WARM_UP, Reason.CONFIRM, Reason.IN_FLIGHT);

    private final CurrentFleet current;
    private final Gate gate;
    private final Killer killer;
    private final Reporter reporter;

    public Sweeper(CurrentFleet current, Gate gate, Killer killer, Reporter reporter) {
        this.current = current;
        this.gate = gate;
        this.killer = killer;
        this.reporter = reporter;
    }

    public SweepReport sweep(Target target) {
        Sample sample = target.sample(Duration.ZERO);
        return switch (sample) {
            case Sample.Taken taken -> act(target, taken);
            case Sample.Partial partial ->
                report(new SweepReport(target, partial, PolicySet.Matches.NONE, List.of(), List.of()));
            case Sample.Failed failed ->
                report(new SweepReport(target, failed, PolicySet.Matches.NONE, List.of(), List.of()));
        };
    }

    private SweepReport act(Target target, Sample.Taken sample) {
        PolicySet.Matches matches = matches(target, sample);
        target.sightings().note(matches.won(), sample.askedAt());
        List<Kill> kills = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        for (Match match : matches.won()) {
            KillRequest request = KillRequest.of(target, sample, match);
            switch (gate.judge(request)) {
                case Verdict.Allow allow -> kills.add(killer.kill(allow.permit()));
                case Verdict.Deny deny -> suppress(request, deny.veto()).ifPresent(suppressed::add);
            }
        }
        for (Match match : matches.superseded()) {
            Veto veto = new Veto(Reason.SUPERSEDED, "a policy further up has this session");
            suppress(KillRequest.of(target, sample, match), veto).ifPresent(suppressed::add);
        }
        target.episodes().endSweep();
        return report(new SweepReport(target, sample, matches, kills, suppressed));
    }

    /** By the policies and the labels of one and the same fleet file: it may be changed in the middle of a pass. */
    private PolicySet.Matches matches(Target target, Sample.Taken sample) {
        Fleet fleet = current.fleet();
        Database database = fleet.databases().get(target.name());
        return database == null
                ? PolicySet.Matches.NONE
                : fleet.policies().match(target.name(), database.labels(), sample.sessions());
    }

    /** A veto is reported once per episode. */
    private Optional<Suppressed> suppress(KillRequest request, Veto veto) {
        if (ON_THE_WAY.contains(veto.reason())) {
            return Optional.empty();
        }
        String episode = String.join(
                " ",
                request.policyName(),
                request.session().identity().toString(),
                request.cause().episode(),
                veto.reason().label());
        if (!request.target().episodes().isNew(episode)) {
            return Optional.empty();
        }
        Suppressed suppressed = new Suppressed(request, veto);
        reporter.report(suppressed);
        return Optional.of(suppressed);
    }

    private SweepReport report(SweepReport report) {
        reporter.report(report);
        return report;
    }
}
