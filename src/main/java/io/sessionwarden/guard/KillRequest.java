package io.sessionwarden.guard;

import io.sessionwarden.ledger.Idempotency;
import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Cause;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that somebody wants ended.
 *
 * @param match what the policy saw; absent when a person or a runbook asks
 * @param sample the whole sample that shows the session
 * @param firstSeen when the first of the samples that led to this was asked for
 * @param idempotency the caller's key, when the same request may come twice; it goes into the intent
 */
public record KillRequest(
        Target target,
        Sample.Taken sample,
        Instant firstSeen,
        SessionSnapshot session,
        Cause cause,
        Optional<Match> match,
        Action action,
        Duration settle,
        String requestedBy,
        String reason,
        String ticket,
        Optional<Idempotency> idempotency) {

    /** A request without an idempotency key. */
    public KillRequest(
            Target target,
            Sample.Taken sample,
            Instant firstSeen,
            SessionSnapshot session,
            Cause cause,
            Optional<Match> match,
            Action action,
            Duration settle,
            String requestedBy,
            String reason,
            String ticket) {
        this(
                target,
                sample,
                firstSeen,
                session,
                cause,
                match,
                action,
                settle,
                requestedBy,
                reason,
                ticket,
                Optional.empty());
    }

    public static KillRequest of(Target target, Sample.Taken sample, Match match) {
        Policy policy = match.policy();
        return new KillRequest(
                target,
                sample,
                target.sightings().firstSeen(match).orElse(sample.askedAt()),
                match.session(),
                match.cause(),
                Optional.of(match),
                policy.action(),
                policy.settle(),
                "policy " + policy.name(),
                policy.match().describe(),
                "");
    }

    /** Name for records and metrics. */
    public String policyName() {
        return match.map(m -> m.policy().name()).orElse(Policy.OPERATOR);
    }

    public boolean isByPolicy() {
        return match.isPresent();
    }

    /** The same request about the session as it is now. */
    public KillRequest about(SessionSnapshot now) {
        return with(now, idempotency);
    }

    /** The same request with its caller's idempotency key. */
    public KillRequest with(Idempotency key) {
        return with(session, Optional.of(key));
    }

    private KillRequest with(SessionSnapshot session, Optional<Idempotency> idempotency) {
        return new KillRequest(
                target,
                sample,
                firstSeen,
                session,
                cause,
                match,
                action,
                settle,
                requestedBy,
                reason,
                ticket,
                idempotency);
    }
}
