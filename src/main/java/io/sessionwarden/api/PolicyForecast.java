package io.sessionwarden.api;

import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.guard.Foresight;
import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.policy.PolicySet;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionAddress;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Transaction;
import io.sessionwarden.target.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one policy of one fleet file would do to a database as a sample shows it. Notes nothing: no sighting, no claim, no brake. */
final class PolicyForecast {
    private final Fleet fleet;
    private final Policy policy;
    private final Gate gate;

    PolicyForecast(Fleet fleet, Policy policy, Gate gate) {
        this.fleet = fleet;
        this.policy = policy;
        this.gate = gate;
    }

    PolicyPreview.OnDatabase on(Target target, Sample.Taken sample) {
        Map<SessionSnapshot, Foresight> foresights = foresights(target, sample);
        Queue queue = new Queue(sample.sessions());
        List<PolicyPreview.Matched> shown = foresights.entrySet().stream()
                .map(e -> PolicyPreview.Matched.of(e.getValue(), SessionView.of(e.getKey(), queue, Optional.empty())))
                .toList();
        return new PolicyPreview.OnDatabase(
                target.name(), sample.askedAt(), forecast(foresights, sample.sessions()), shown);
    }

    private Map<SessionSnapshot, Foresight> foresights(Target target, Sample.Taken sample) {
        Database database = fleet.databases().get(target.name());
        PolicySet.Matches matches = fleet.policies().match(target.name(), database.labels(), sample.sessions());
        Map<SessionSnapshot, Foresight> foresights = new LinkedHashMap<>();
        for (Match match : ours(matches.won())) {
            foresights.put(match.session(), gate.foresee(KillRequest.of(target, sample, match)));
        }
        Veto superseded = new Veto(Reason.SUPERSEDED, "a policy further up has this session");
        for (Match match : ours(matches.superseded())) {
            foresights.put(match.session(), new Foresight(Optional.of(superseded), List.of()));
        }
        return foresights;
    }

    private List<Match> ours(List<Match> matches) {
        return matches.stream().filter(match -> match.policy().equals(policy)).toList();
    }

    private static PolicyPreview.Forecast forecast(
            Map<SessionSnapshot, Foresight> foresights, List<SessionSnapshot> sessions) {
        List<SessionSnapshot> victims = foresights.entrySet().stream()
                .filter(e -> e.getValue().killsIfInForce())
                .map(Map.Entry::getKey)
                .toList();
        return new PolicyPreview.Forecast(
                foresights.size(),
                (int) foresights.values().stream().filter(Foresight::killsNow).count(),
                (int) foresights.values().stream().filter(Foresight::killsSoon).count(),
                victims.size(),
                waitersFreed(victims, sessions),
                victims.stream()
                        .flatMap(s -> s.transaction().stream())
                        .mapToLong(Transaction::undoRecords)
                        .sum());
    }

    /** Those whose chain ends at a victim; whoever only stands behind one in a chain that goes on waits on. */
    private static int waitersFreed(List<SessionSnapshot> victims, List<SessionSnapshot> sessions) {
        Set<SessionAddress> ends =
                victims.stream().map(SessionSnapshot::address).collect(Collectors.toSet());
        return (int) sessions.stream()
                .filter(s -> !ends.contains(s.address()))
                .filter(s ->
                        s.rootBlocker().or(s::blocker).filter(ends::contains).isPresent())
                .count();
    }
}
