package io.sessionwarden.guard;

import java.time.Duration;
import java.util.Optional;

/**
 * A guard's no, with its reason and a sentence for the operator.
 *
 * @param retryAfter when it passes by itself; absent when that is not known
 */
public record Veto(Reason reason, String text, Optional<Duration> retryAfter) {
    public Veto(Reason reason, String text) {
        this(reason, text, Optional.empty());
    }
}
