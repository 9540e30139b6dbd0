package io.sessionwarden.session;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why a session may be ended, in terms that can be checked again: with connection pools the same session may have committed meanwhile and
 * serve another user. A kill whose cause no longer holds is not sent.
 */
public sealed interface Cause {
    /** True while the session, read again, still shows this cause. Identity is compared apart from this. */
    boolean holds(SessionSnapshot now);

    /** What makes two sightings of a session the same episode; bounded text without user data. */
    String episode();

    /** Inactive with an open transaction. No call was made since: the idle clock has not started over. */
    record IdleInTransaction(String xid, long idleSeconds) implements Cause {
        private static final long LAG_SECONDS = 5;

        @Override
        public boolean holds(SessionSnapshot now) {
            return now.isInactive()
                    && now.lastCallSeconds() >= idleSeconds
                    && !hasJustCalled(now)
                    && now.transaction().filter(t -> t.xid().equals(xid)).isPresent();
        }

        /** LAST_CALL_ET is brought up to date every few seconds only; the wait for the client is exact. */
        private boolean hasJustCalled(SessionSnapshot now) {
            return now.waitingFor().isIdle() && now.waitingFor().seconds() + LAG_SECONDS < idleSeconds;
        }

        @Override
        public String episode() {
            return "transaction " + xid;
        }
    }

    /** In the same execution of the same statement; without SQL_EXEC_START (PL/SQL, parse) in the same call. */
    record LongRunning(String sqlId, long execId, Optional<LocalDateTime> start, long callSeconds) implements Cause {
        @Override
        public boolean holds(SessionSnapshot now) {
            return now.isActive()
                    && !now.waitingFor().isIdle()
                    && now.lastCallSeconds() >= callSeconds
                    && sameExecution(now.execution());
        }

        private boolean sameExecution(Execution now) {
            return now.sqlId().equals(sqlId)
                    && now.execId() == execId
                    && now.start().equals(start);
        }

        @Override
        public String episode() {
            return "execution " + sqlId + " " + execId + start.map(s -> " " + s).orElse("");
        }
    }

    /** A person or a runbook asked for this very session: its identity is the cause, and whatever else they said to expect of it. */
    record Requested(Expectation expectation) implements Cause {
        @Override
        public boolean holds(SessionSnapshot now) {
            return expectation.failing(now).isEmpty();
        }

        @Override
        public String episode() {
            return "request";
        }
    }

    /** Shown to a person or a runbook as one of those that fit, and confirmed: it must still be as it was shown, and still fit. */
    record Selected(Expectation expectation, Predicate<SessionSnapshot> criteria) implements Cause {
        @Override
        public boolean holds(SessionSnapshot now) {
            return expectation.failing(now).isEmpty() && criteria.test(now);
        }

        @Override
        public String episode() {
            return "selection";
        }
    }
}
