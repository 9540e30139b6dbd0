package io.sessionwarden.sweep;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When one database is sampled next: at its interval while all is well; after failures at growing distances, spread at random so that
 * many databases behind one broken network do not come back in step. Not thread-safe: one per loop.
 */
final class Rhythm {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Duration every;
    private final RandomGenerator random;
    private int failures;

    Rhythm(Duration every, RandomGenerator random) {
        this.every = every;
        this.random = random;
    }

    /** A share of the interval, so that databases do not all start together. */
    Duration first() {
        return Duration.ofMillis(random.nextLong(every.toMillis()));
    }

    /**
     * When the next pass starts. While all is well that is a point of a grid, so that a pass which starts late delays none of those after it;
     * of the points that have passed meanwhile only the last is made up for, at once.
     *
     * @param due when the pass that has just ended should have started; all three by {@link System#nanoTime}
     */
    long next(long due, long now, boolean wentWell) {
        if (wentWell) {
            failures = 0;
            long next = due + every.toNanos();
            return next + Math.max(0, (now - next) / every.toNanos()) * every.toNanos();
        }
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        Duration grown = every.multipliedBy(1L << (failures - 1));
        Duration longest = every.compareTo(LONGEST) > 0 ? every : LONGEST;
        long bound = Math.min(grown.toMillis(), longest.toMillis());
        return due + Duration.ofMillis(bound + random.nextLong(bound / 4 + 1)).toNanos();
    }
}
