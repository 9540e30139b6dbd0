package io.sessionwarden.kill;

import java.time.Duration;

/** Waits, for the verification of kills; the one place where its threads sleep. */
@FunctionalInterface
public interface Pause {
    /** @return false when the program is ending and nothing more is to be waited for */
    boolean hold(Duration duration);
}
