package io.sessionwarden.sim.db;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long the steps of a kill take, in real time.
 *
 * @param mark from the statement until an active victim shows KILLED
 * @param deliver from that until its call ends with ORA-00028
 * @param plainWait how long a kill without IMMEDIATE waits for an active victim to end
 * @param rollback how fast the victim's changes are undone, and everybody else's
 */
public record KillTiming(Range mark, Range deliver, Duration plainWait, RollbackPace rollback) {
    /** A time between two limits, drawn anew for each kill. */
    public record Range(Duration least, Duration most) {
        public static Range exactly(Duration time) {
            return new Range(time, time);
        }

        Duration draw() {
            long spread = most.minus(least).toNanos();
            return spread == 0
                    ? least
                    : least.plusNanos(ThreadLocalRandom.current().nextLong(spread));
        }
    }

    /** As measured on a live database: marked within half a second, ended after some seconds. */
    public static final KillTiming LIKE_ORACLE = new KillTiming(
            new Range(Duration.ofMillis(100), Duration.ofMillis(500)),
            new Range(Duration.ofMillis(500), Duration.ofSeconds(5)),
            Duration.ofSeconds(60),
            RollbackPace.LIKE_ORACLE);

    /** The same steps in a few milliseconds, for tests. */
    public static final KillTiming QUICK = new KillTiming(
            Range.exactly(Duration.ofMillis(5)),
            Range.exactly(Duration.ofMillis(10)),
            Duration.ofSeconds(2),
            RollbackPace.AT_ONCE);
}
