package io.sessionwarden.session;

import static io.sessionwarden.testing.SessionSnapshots.LOGON;
import static io.sessionwarden.testing.SessionSnapshots.activeFor;
import static io.sessionwarden.testing.SessionSnapshots.inactiveFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Cause.IdleInTransaction;
import io.sessionwarden.session.Cause.LongRunning;
import io.sessionwarden.session.Cause.Requested;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseTest {
    private static final Cause IDLE = new IdleInTransaction("0A001B", 900);
    private static final Cause LONG = new LongRunning("9babjv8yq8ru3", 16777216, Optional.of(LOGON), 600);

    @Test
    void an_idle_transaction_is_the_same_while_no_call_was_made() {
        assertThat(IDLE.holds(inactiveFor(900).transaction("0A001B", 1000).build()))
                .isTrue();
        assertThat(IDLE.holds(inactiveFor(960).transaction("0A001B", 1060).build()))
                .isTrue();
    }

    @Test
    void an_idle_transaction_is_over_when_the_session_has_another_one() {
        assertThat(IDLE.holds(inactiveFor(960).transaction("0B002C", 10).build()))
                .isFalse();
    }

    @Test
    void an_idle_transaction_is_over_when_the_session_has_committed() {
        assertThat(IDLE.holds(inactiveFor(960).build())).isFalse();
    }

    @Test
    void an_idle_session_that_is_in_a_call_again_is_spared() {
        assertThat(IDLE.holds(activeFor(960).transaction("0A001B", 1060).build()))
                .isFalse();
    }

    @Test
    void an_idle_session_that_made_a_call_meanwhile_is_spared() {
        assertThat(IDLE.holds(inactiveFor(899).transaction("0A001B", 1060).build()))
                .isFalse();
    }

    @Test
    void a_long_run_is_the_same_while_its_execution_goes_on() {
        assertThat(LONG.holds(
                        activeFor(600).running("9babjv8yq8ru3", 16777216, LOGON).build()))
                .isTrue();
    }

    @Test
    void a_long_run_is_over_when_another_statement_runs() {
        assertThat(LONG.holds(
                        activeFor(660).running("0000000000000", 16777216, LOGON).build()))
                .isFalse();
    }

    @Test
    void a_long_run_is_over_when_the_same_statement_runs_again() {
        assertThat(LONG.holds(
                        activeFor(660).running("9babjv8yq8ru3", 16777217, LOGON).build()))
                .isFalse();
        assertThat(LONG.holds(activeFor(660)
                        .running("9babjv8yq8ru3", 16777216, LOGON.plusSeconds(1))
                        .build()))
                .isFalse();
    }

    @Test
    void a_long_run_is_over_when_its_call_ended() {
        assertThat(LONG.holds(inactiveFor(660)
                        .running("9babjv8yq8ru3", 16777216, LOGON)
                        .build()))
                .isFalse();
        assertThat(LONG.holds(
                        activeFor(599).running("9babjv8yq8ru3", 16777216, LOGON).build()))
                .isFalse();
    }

    @Test
    void a_long_call_without_a_start_time_is_told_by_its_length() {
        Cause plsql = new LongRunning("9babjv8yq8ru3", 0, Optional.empty(), 600);
        assertThat(plsql.holds(activeFor(600).running("9babjv8yq8ru3", 0, null).build()))
                .isTrue();
        assertThat(plsql.holds(activeFor(2).running("9babjv8yq8ru3", 0, null).build()))
                .isFalse();
    }

    @Test
    void a_request_holds_whatever_the_session_does() {
        assertThat(new Requested(Expectation.NONE).holds(activeFor(0).build())).isTrue();
        assertThat(new Requested(Expectation.NONE).holds(inactiveFor(0).build()))
                .isTrue();
    }

    @Test
    void an_episode_is_the_transaction_or_the_execution_not_how_long_it_lasts() {
        assertThat(new IdleInTransaction("0A001B", 910).episode()).isEqualTo(IDLE.episode());
        assertThat(new IdleInTransaction("0B002C", 900).episode()).isNotEqualTo(IDLE.episode());
        assertThat(new LongRunning("9babjv8yq8ru3", 16777216, Optional.of(LOGON), 610).episode())
                .isEqualTo(LONG.episode());
        assertThat(new LongRunning("9babjv8yq8ru3", 16777217, Optional.of(LOGON), 600).episode())
                .isNotEqualTo(LONG.episode());
        assertThat(new LongRunning("9babjv8yq8ru3", 16777216, Optional.of(LOGON.plusSeconds(1)), 600).episode())
                .isNotEqualTo(LONG.episode());
    }

    @Test
    void a_call_made_a_moment_ago_is_told_by_the_wait_before_last_call_et_shows_it() {
        SessionSnapshot lagging = inactiveFor(900)
                .transaction("0A001B", 1200)
                .waitingFor(new Wait("SQL*Net message from client", "Idle", true, 1))
                .build();
        assertThat(IDLE.holds(lagging)).isFalse();
    }
}
