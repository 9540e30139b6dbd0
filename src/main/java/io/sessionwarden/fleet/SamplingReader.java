package io.sessionwarden.fleet;

import io.sessionwarden.fleet.Database.Sampling;
import java.time.Duration;

/** Reads how often a database is sampled. */
final class SamplingReader {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LEAST_EVERY = Duration.ofMillis(500);
    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(1);

    private SamplingReader() {}

    /**
     * The sampling of a database: a time limit written for itself must fit into its interval; one that comes from the defaults is cut to
     * it, so that a database sampled more often need not repeat it.
     */
    static Sampling read(Section own, Section defaults) {
        Section both = own.over(defaults);
        Duration every =
                both.at("every").map(s -> Durations.read(s, LEAST_EVERY)).orElse(EVERY);
        Duration timeout =
                both.at("timeout").map(s -> Durations.read(s, LEAST_TIMEOUT)).orElse(TIMEOUT);
        if (timeout.compareTo(every) <= 0) {
            return new Sampling(every, timeout);
        }
        own.at("timeout").ifPresent(s -> s.refuseValue("is longer than every; at most " + Durations.text(every)));
        return new Sampling(every, every);
    }
}
