package io.sessionwarden.policy;

import io.sessionwarden.session.Cause;
import io.sessionwarden.session.SessionSnapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * The conditions of a policy; every one must hold.
 *
 * @param forAtLeast how long the session must have been in its state (LAST_CALL_ET)
 * @param transactionAge how old its transaction must be, by the database's clock
 */
public record MatchRule(State state, Duration forAtLeast, Optional<Duration> transactionAge, NamePatterns user) {
    /** The cause for which the session matches, or empty. */
    public Optional<Cause> match(SessionSnapshot session) {
        boolean longEnough = session.lastCallSeconds() >= forAtLeast.toSeconds();
        if (!longEnough || !user.accepts(session.client().username()) || !oldEnough(session)) {
            return Optional.empty();
        }
        return switch (state) {
            case IDLE_IN_TRANSACTION -> idleInTransaction(session);
            case LONG_RUNNING -> longRunning(session);
        };
    }

    private boolean oldEnough(SessionSnapshot session) {
        return transactionAge.isEmpty()
                || session.transaction()
                        .filter(t -> t.ageSeconds() >= transactionAge.get().toSeconds())
                        .isPresent();
    }

    private static Optional<Cause> idleInTransaction(SessionSnapshot session) {
        return session.transaction()
                .filter(t -> session.isInactive())
                .map(t -> new Cause.IdleInTransaction(t.xid(), session.lastCallSeconds()));
    }

    /** A session that is active in an Idle wait (an AQ listener, a sleeping job) does nothing for long by design. */
    private static Optional<Cause> longRunning(SessionSnapshot session) {
        if (!session.isActive() || session.waitingFor().isIdle()) {
            return Optional.empty();
        }
        var execution = session.execution();
        return Optional.of(new Cause.LongRunning(
                execution.sqlId(), execution.execId(), execution.start(), session.lastCallSeconds()));
    }

    /** The rule in words, for logs and records; no user data. */
    public String describe() {
        String age = transactionAge
                .map(a -> " and a transaction of at least " + a.toSeconds() + " s")
                .orElse("");
        return state.text() + " for at least " + forAtLeast.toSeconds() + " s" + age;
    }
}
