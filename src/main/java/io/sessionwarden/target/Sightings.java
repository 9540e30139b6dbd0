package io.sessionwarden.target;

import io.sessionwarden.policy.Match;
import io.sessionwarden.session.SessionIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In how many consecutive whole samples the same session matched the same policy for the same cause. A failed sample tells nothing and
 * neither counts nor starts over. Thread-safe.
 */
public final class Sightings {
    private record Sight(SessionIdentity identity, String policy, String episode) {}

    private Map<Sight, Integer> counts = Map.of();
    private long samples;

    /** Takes over what a whole sample showed; whatever it no longer shows starts over. */
    public synchronized void note(List<Match> matches) {
        Map<Sight, Integer> next = new HashMap<>();
        for (Match match : matches) {
            Sight sight = sight(match);
            next.put(sight, counts.getOrDefault(sight, 0) + 1);
        }
        counts = next;
        samples++;
    }

    public synchronized int of(Match match) {
        return counts.getOrDefault(sight(match), 0);
    }

    /** Whole samples since the start: the first one is for warming up. */
    public synchronized long samples() {
        return samples;
    }

    private static Sight sight(Match match) {
        return new Sight(
                match.session().identity(), match.policy().name(), match.cause().episode());
    }
}
