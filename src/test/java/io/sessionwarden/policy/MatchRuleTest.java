package io.sessionwarden.policy;

import static io.sessionwarden.testing.SessionSnapshots.LOGON;
import static io.sessionwarden.testing.SessionSnapshots.activeFor;
import static io.sessionwarden.testing.SessionSnapshots.inactiveFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Cause;
import io.sessionwarden.session.SessionStatus;
import io.sessionwarden.session.Wait;
import io.sessionwarden.testing.SessionSnapshots;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatchRuleTest {
    private static final NamePatterns APPS = new NamePatterns(List.of(Glob.of("APP*")), List.of(Glob.of("APP_BATCH")));
    private static final MatchRule IDLE = rule(State.IDLE_IN_TRANSACTION, Optional.empty(), NamePatterns.ANY);
    private static final MatchRule LONG = rule(State.LONG_RUNNING, Optional.empty(), NamePatterns.ANY);
    private static final MatchRule ALL_CONDITIONS =
            rule(State.IDLE_IN_TRANSACTION, Optional.of(Duration.ofMinutes(20)), APPS);

    private static MatchRule rule(State state, Optional<Duration> transactionAge, NamePatterns user) {
        return new MatchRule(state, Duration.ofMinutes(15), transactionAge, user);
    }

    private static Optional<Cause> match(MatchRule rule, SessionSnapshots session) {
        return rule.match(session.build());
    }

    @Test
    void a_session_matches_from_the_very_second_on() {
        assertThat(match(IDLE, inactiveFor(899).transaction("0A", 2000))).isEmpty();
        assertThat(match(IDLE, inactiveFor(900).transaction("0A", 2000)))
                .contains(new Cause.IdleInTransaction("0A", 900));
        assertThat(match(LONG, activeFor(899))).isEmpty();
        assertThat(match(LONG, activeFor(900).running("9babjv8yq8ru3", 7, LOGON)))
                .contains(new Cause.LongRunning("9babjv8yq8ru3", 7, Optional.of(LOGON), 900));
    }

    @Test
    void an_idle_session_without_a_transaction_harms_nobody() {
        assertThat(match(IDLE, inactiveFor(9000))).isEmpty();
    }

    @Test
    void a_session_that_works_is_not_idle_in_its_transaction() {
        assertThat(match(IDLE, activeFor(9000).transaction("0A", 9000))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionStatus.class,
            names = {"INACTIVE", "ACTIVE"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_session_in_any_other_status_matches_nothing(SessionStatus status) {
        SessionSnapshots session = activeFor(9000).transaction("0A", 9000).status(status);
        assertThat(match(IDLE, session)).isEmpty();
        assertThat(match(LONG, session)).isEmpty();
    }

    @Test
    void an_inactive_session_runs_nothing() {
        assertThat(match(LONG, inactiveFor(9000).transaction("0A", 9000))).isEmpty();
    }

    @Test
    void a_listener_that_waits_inside_its_call_is_not_long_running() {
        Wait listening = new Wait("Streams AQ: waiting for messages in the queue", "Idle", true, 9000);
        assertThat(match(LONG, activeFor(9000).waitingFor(listening))).isEmpty();
    }

    @Test
    void a_session_that_waits_for_a_lock_is_long_running() {
        Wait locked = new Wait("enq: TX - row lock contention", "Application", true, 9000);
        assertThat(match(LONG, activeFor(9000).waitingFor(locked))).isPresent();
    }

    @Test
    void a_session_whose_last_wait_was_idle_is_long_running_on_the_processor() {
        Wait over = new Wait("SQL*Net message from client", "Idle", false, 0);
        assertThat(match(LONG, activeFor(9000).waitingFor(over))).isPresent();
    }

    @Test
    void every_condition_must_hold() {
        assertThat(match(
                        ALL_CONDITIONS, inactiveFor(900).transaction("0A", 1200).username("APP1")))
                .isPresent();
        assertThat(match(
                        ALL_CONDITIONS, inactiveFor(899).transaction("0A", 1200).username("APP1")))
                .isEmpty();
        assertThat(match(
                        ALL_CONDITIONS, inactiveFor(900).transaction("0A", 1199).username("APP1")))
                .isEmpty();
        assertThat(match(
                        ALL_CONDITIONS, inactiveFor(900).transaction("0A", 1200).username("HR")))
                .isEmpty();
        assertThat(match(
                        ALL_CONDITIONS, inactiveFor(900).transaction("0A", 1200).username("APP_BATCH")))
                .isEmpty();
        assertThat(match(ALL_CONDITIONS, activeFor(900).transaction("0A", 1200).username("APP1")))
                .isEmpty();
    }

    @Test
    void a_long_run_can_be_asked_to_have_an_old_transaction() {
        MatchRule rule = rule(State.LONG_RUNNING, Optional.of(Duration.ofMinutes(20)), NamePatterns.ANY);
        assertThat(match(rule, activeFor(900))).isEmpty();
        assertThat(match(rule, activeFor(900).transaction("0A", 1199))).isEmpty();
        assertThat(match(rule, activeFor(900).transaction("0A", 1200))).isPresent();
    }
}
