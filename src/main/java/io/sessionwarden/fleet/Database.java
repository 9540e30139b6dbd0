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

    /** How often sessions are sampled, and how long one sample may take. */
    public record Sampling(Duration every, Duration timeout) {}
}
