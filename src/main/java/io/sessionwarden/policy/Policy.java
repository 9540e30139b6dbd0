package io.sessionwarden.policy;

import io.sessionwarden.session.Action;
import java.time.Duration;

/**
 * A rule that says which sessions of which databases are to be ended and how.
 *
 * @param confirmSamples in so many consecutive samples the same session must match for the same cause
 * @param settle how long after the kill its effect is waited for before the outcome is written down
 */
public record Policy(
        String name,
        DatabaseSelector databases,
        Mode mode,
        MatchRule match,
        int confirmSamples,
        Action action,
        Duration settle) {
    /** Name under which kills asked for by a person or a runbook are reported; no policy can have it. */
    public static final String OPERATOR = "operator";
}
