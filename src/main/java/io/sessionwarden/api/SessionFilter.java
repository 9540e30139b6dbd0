package io.sessionwarden.api;

import io.sessionwarden.policy.Glob;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which sessions to show; every part that is given must hold. */
record SessionFilter(
        Optional<State> state,
        Optional<Glob> user,
        Optional<Glob> program,
        Optional<Glob> machine,
        Optional<Glob> clientId,
        Optional<Long> minSeconds) {

    /** Situations to ask for. */
    enum State {
        ACTIVE(SessionSnapshot::isActive),
        INACTIVE(SessionSnapshot::isInactive),
        KILLED(s -> s.status() == SessionStatus.KILLED),
        IDLE_IN_TRANSACTION(s -> s.isInactive() && s.transaction().isPresent()),
        /** In a call, and not just waiting for something that is no work. */
        LONG_RUNNING(s -> s.isActive() && !s.waitingFor().isIdle()),
        BLOCKED(s -> s.blocker().isPresent());

        private final Predicate<SessionSnapshot> holds;

        State(Predicate<SessionSnapshot> holds) {
            this.holds = holds;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<State> of(String text) {
            return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
        }

        static String all() {
            return Arrays.stream(values()).map(State::text).collect(Collectors.joining(", "));
        }
    }

    static SessionFilter read(QueryReader query) {
        return new SessionFilter(
                query.read("state", State::of, "one of " + State.all()),
                query.glob("user"),
                query.glob("program"),
                query.glob("machine"),
                query.glob("client-id"),
                query.count("min-seconds"));
    }

    boolean shows(SessionSnapshot s) {
        return state.stream().allMatch(wanted -> wanted.holds.test(s))
                && user.stream().allMatch(glob -> glob.matches(s.client().username()))
                && program.stream().allMatch(glob -> glob.matches(s.client().program()))
                && machine.stream().allMatch(glob -> glob.matches(s.client().machine()))
                && clientId.stream().allMatch(glob -> glob.matches(s.client().clientId()))
                && minSeconds.stream().allMatch(seconds -> s.lastCallSeconds() >= seconds);
    }
}
