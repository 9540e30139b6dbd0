package io.sessionwarden.metrics;

import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionKind;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import java.util.stream.Stream;

/** Numbers of one sample. */
final class Situation {
    private Situation() {}

    static double sessions(Sample.Taken sample, int instId, SessionStatus status) {
        return users(sample)
                .filter(s -> s.key().instId() == instId && s.status() == status)
                .count();
    }

    static double idleTransactions(Sample.Taken sample) {
        return idleInTransaction(sample).count();
    }

    static double oldestIdleTransaction(Sample.Taken sample) {
        return idleInTransaction(sample)
                .mapToLong(SessionSnapshot::lastCallSeconds)
                .max()
                .orElse(0);
    }

    static double longestCall(Sample.Taken sample) {
        return users(sample)
                .filter(s -> s.isActive() && !s.waitingFor().isIdle())
                .mapToLong(SessionSnapshot::lastCallSeconds)
                .max()
                .orElse(0);
    }

    static double blockedSessions(Sample.Taken sample) {
        return sample.sessions().stream().filter(s -> s.blocker().isPresent()).count();
    }

    private static Stream<SessionSnapshot> idleInTransaction(Sample.Taken sample) {
        return users(sample).filter(s -> s.isInactive() && s.transaction().isPresent());
    }

    private static Stream<SessionSnapshot> users(Sample.Taken sample) {
        return sample.sessions().stream().filter(s -> s.kind() != SessionKind.BACKGROUND && !s.own());
    }
}
