package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.kill.Kill;
import io.sessionwarden.kill.KillHappened;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.Sample;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Secrets;
import io.sessionwarden.testing.Warden;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong around a kill, and must neither hit the wrong session nor be told wrongly. */
class MishapTest {
    private final Scene scene =
            Scene.with(Scene.IDLE_POLICY + "limits: { kills-per-minute: { policy: 40, database: 40, fleet: 40 } }\n");
    private final Warden warden = scene.warden();

    @AfterEach
    void close() {
        scene.close();
    }

    private App idleWithASecret() throws SQLException {
        App app = scene.app("payroll").run("update account set balance = 1 where id = 1 and 'topsecret' = 'topsecret'");
        scene.forward(Duration.ofMinutes(16));
        warden.sweep("db1");
        return app;
    }

    private Kill.End sweepOneKill() {
        return warden.settle(warden.sweep("db1").kills().getFirst());
    }

    @Test
    void a_ledger_lost_before_the_intent_means_no_kill_and_its_error_shows_no_sql() throws Exception {
        idleWithASecret();
        warden.betweenSampleAndSecondLook(warden::loseLedger);

        Kill.End end = sweepOneKill();

        assertThat(end.veto().orElseThrow().reason()).isEqualTo(Reason.LEDGER);
        assertThat(end.veto().orElseThrow().text()).doesNotContain("topsecret");
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_ledger_lost_just_before_the_kill_does_not_hide_what_was_done() throws Exception {
        idleWithASecret();
        warden.betweenSecondLookAndKill(warden::loseLedger);

        Kill.End end = sweepOneKill();

        assertThat(scene.killsSent()).hasSize(1);
        assertThat(end.outcome()).contains(Outcome.KILLED);
        assertThat(warden.events().of(KillHappened.Attempted.class)).hasSize(1);
        assertThat(warden.metric("session_warden_kills", "database", "db1", "policy", "idle", "outcome", "killed"))
                .isEqualTo(1);
    }

    @Test
    void a_clock_that_steps_back_does_not_make_an_old_sample_pass_for_a_new_one() {
        Sample before = warden.sweep("db1").sample();
        scene.forward(Duration.ofHours(-1));

        Sample after = warden.sweep("db1").sample();

        assertThat(after).isInstanceOf(Sample.Taken.class).isNotSameAs(before);
        assertThat(after.askedAt()).isBefore(before.askedAt());
    }

    @Test
    void a_standby_that_became_primary_is_noticed() throws Exception {
        scene.database().role("PHYSICAL STANDBY");
        scene.idleInTransaction();
        warden.sweep("db1");
        warden.sweepAndSettle("db1");
        assertThat(scene.killsSent()).isEmpty();

        scene.database().role("PRIMARY");
        warden.sweepAndSettle("db1");

        assertThat(scene.killsSent()).hasSize(1);
    }

    @Test
    void a_killer_account_that_cannot_look_kills_nobody_says_so_and_does_not_try_again_at_once() throws Exception {
        scene.idleInTransaction();
        String yaml = "databases: { db1: { url: '%s', username: warden, password: %s, ceiling: enforce,"
                + " killer: { username: warden, password: %s } } }\n%s";
        try (Warden crippled = Warden.of(
                yaml.formatted(
                        scene.simulator().url("db1"), Secrets.PASSWORD, Secrets.WRONG_PASSWORD, Scene.IDLE_POLICY),
                scene.clock())) {
            for (int i = 0; i < 6; i++) {
                crippled.sweepAndSettle("db1");
            }
            assertThat(crippled.kills()).singleElement().satisfies(kill -> {
                assertThat(kill.outcome()).isEqualTo("timed-out");
                assertThat(kill.attempts()).isEmpty();
            });
            assertThat(crippled.metric("session_warden_kills_suppressed", "policy", "idle", "reason", "unreadable"))
                    .isEqualTo(1);
        }
        assertThat(scene.killsSent()).isEmpty();
        assertThat(scene.database().failedLogons("warden")).isEqualTo(1);
    }

    @Test
    void many_victims_at_a_time_all_end_and_each_is_sent_one_kill() throws Exception {
        for (int i = 0; i < 40; i++) {
            scene.app("crowd").run("insert into account values (" + (100 + i) + ", 1)");
        }
        scene.forward(Duration.ofMinutes(16));
        warden.sweep("db1");

        SweepReport report = warden.sweep("db1");
        assertThat(report.kills()).hasSize(40);
        report.kills()
                .forEach(kill -> await().atMost(Duration.ofSeconds(60))
                        .until(() -> kill.await(Duration.ofMillis(100)).isPresent()));

        assertThat(warden.kills()).extracting(k -> k.outcome()).containsOnly("killed");
        assertThat(scene.killsSent())
                .extracting(k -> k.target())
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(Collections.max(
                        warden.kills().stream().map(k -> k.attempts().size()).toList()))
                .isEqualTo(1);
    }
}
