package io.sessionwarden.target;

import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.session.SessionIdentity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In how many consecutive whole samples the same session matched the same policy for the same cause. A failed sample tells nothing and
 * neither counts nor starts over. A policy that was changed is another one, whatever its name. Thread-safe.
 */
public final class Sightings {
    private record Sight(SessionIdentity identity, Policy policy, String episode) {}

    /** How often in a row, and since when. */
    private record Run(int samples, Instant since) {}

    private Map<Sight, Run> runs = Map.of();
    private long samples;

    /** Takes over what a whole sample showed; whatever it no longer shows starts over. */
    public synchronized void note(List<Match> matches, Instant at) {
        Map<Sight, Run> next = new HashMap<>();
        for (Match match : matches) {
            Sight sight = sight(match);
            Run run = runs.getOrDefault(sight, new Run(0, at));
            next.put(sight, new Run(run.samples() + 1, run.since()));
        }
        runs = next;
        samples++;
    }

    public synchronized int of(Match match) {
        return Optional.ofNullable(runs.get(sight(match))).map(Run::samples).orElse(0);
    }

    /** When the first of these samples was asked for. */
    public synchronized Optional<Instant> firstSeen(Match match) {
        return Optional.ofNullable(runs.get(sight(match))).map(Run::since);
    }

    /** Whole samples since the start: the first one is for warming up. */
    public synchronized long samples() {
        return samples;
    }

    private static Sight sight(Match match) {
        return new Sight(
                match.session().identity(), match.policy(), match.cause().episode());
    }
}
