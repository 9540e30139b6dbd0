package io.sessionwarden.fleet;

import io.sessionwarden.policy.Mode;
import java.time.Duration;
import java.util.Map;

/**
 * A database as intended by the fleet file.
 *
 * @param watcher the account that samples
 * @param killer the account that kills, the same one unless the file names another
 * @param ceiling whatever policies say, no more than this here
 */
public record Database(
        String name,
        String url,
        Credentials watcher,
        Credentials killer,
        Map<String, String> labels,
        String route,
        Mode ceiling,
        Sampling sample) {
    public Database {
        labels = Map.copyOf(labels);
    }

    /** True when the other definition needs the same connections: what is intended there may differ. */
    public boolean isReachedLike(Database other) {
        return url.equals(other.url)
                && watcher.equals(other.watcher)
                && killer.equals(other.killer)
                && route.equals(other.route)
                && sample.timeout().equals(other.sample.timeout());
    }

    /** How often sessions are sampled, and how long one sample may take. */
    public record Sampling(Duration every, Duration timeout) {}
}
