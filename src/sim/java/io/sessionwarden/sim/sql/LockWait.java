package io.sessionwarden.sim.sql;

/** How long FOR UPDATE waits for a row that another transaction holds. */
public sealed interface LockWait {
    /** Until the holder ends its transaction. */
    record Forever() implements LockWait {}

    /** Not at all: ORA-00054. */
    record NoWait() implements LockWait {}

    /** That long, then ORA-30006. */
    record Seconds(long seconds) implements LockWait {}

    /** Passes over locked rows. */
    record SkipLocked() implements LockWait {}
}
