package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.kill.KillHappened;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application leaves its transaction open. */
class IdleTransactionTest {
    private final Scene scene = Scene.with(Scene.IDLE_POLICY);
    private final Warden warden = scene.warden();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void it_is_ended_its_change_undone_and_the_waiter_goes_on_while_a_bystander_of_the_same_program_lives()
            throws Exception {
        App blocker = scene.app("payroll").run("update account set balance = 0 where id = 1");
        App bystander = scene.app("payroll").run("update account set balance = 7 where id = 2");
        App waiter = scene.app("db1", "app2", "web");
        CompletableFuture<Void> waiting = waiter.running("update app.account set balance = balance + 1 where id = 1");
        await().atMost(Warden.LIMIT)
                .until(() -> warden.session("db1", waiter.sid()).blocker().isPresent());
        scene.forward(Duration.ofMinutes(16));
        bystander.number("select balance from account where id = 2"); // not idle: it has just made a call

        warden.sweep("db1");
        SweepReport second = warden.sweepAndSettle("db1");

        assertThat(second.kills()).hasSize(1);
        assertThat(warden.kills()).singleElement().satisfies(kill -> {
            assertThat(kill.outcome()).isEqualTo("killed");
            assertThat(kill.session().sid()).isEqualTo(blocker.sid());
            assertThat(kill.policy()).isEqualTo("idle");
            assertThat(kill.requestedBy()).isEqualTo("policy idle");
            assertThat(kill.evidence().waiters()).hasSize(1);
            assertThat(kill.evidence().prevSqlText()).contains("update account");
            assertThat(kill.evidence().lockedObjects()).contains("APP.ACCOUNT");
            assertThat(kill.effectAt()).isNotNull();
            assertThat(kill.attempts()).singleElement().satisfies(attempt -> {
                assertThat(attempt.action()).isEqualTo("kill-immediate");
                assertThat(attempt.route()).isEqualTo("direct");
                assertThat(attempt.answer()).isEqualTo("accepted");
            });
        });
        await().atMost(Warden.LIMIT).until(waiting::isDone);
        waiting.join();
        waiter.commit();
        assertThat(bystander.commit().number("select balance from account where id = 2"))
                .isEqualTo(7);
        assertThat(bystander.number("select balance from account where id = 1")).isEqualTo(101);
        assertThat(scene.killsSent()).hasSize(1);
        assertThat(warden.metric("session_warden_kills", "database", "db1", "policy", "idle", "outcome", "killed"))
                .isEqualTo(1);
        assertThat(lostConnection(blocker)).isTrue();
    }

    @Test
    void the_time_to_fix_counts_from_the_first_sample_that_showed_it() throws Exception {
        scene.idleInTransaction();
        warden.sweep("db1");
        scene.forward(Duration.ofSeconds(30));
        warden.sweepAndSettle("db1");

        assertThat(warden.events().of(KillHappened.Settled.class))
                .singleElement()
                .satisfies(kill -> {
                    assertThat(kill.timeToFix().orElseThrow())
                            .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
                    assertThat(kill.duration().orElseThrow()).isLessThan(Duration.ofSeconds(15));
                });
    }

    @Test
    void the_kill_carries_its_id_as_client_id_so_that_the_databases_own_audit_ties_up() throws Exception {
        scene.idleInTransaction();

        warden.sweep("db1");
        warden.sweepAndSettle("db1");

        assertThat(scene.killsSent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.killer().labels().clientId())
                        .isEqualTo(warden.kills().getFirst().id()));
    }

    @Test
    void one_sample_is_not_enough() throws Exception {
        scene.idleInTransaction();

        warden.sweepAndSettle("db1");

        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_call_in_between_starts_the_idle_clock_over() throws Exception {
        App app = scene.idleInTransaction();
        warden.sweep("db1");
        app.number("select count(*) from account");

        warden.sweepAndSettle("db1");

        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void the_same_session_that_committed_between_sample_and_kill_survives() throws Exception {
        App app = scene.idleInTransaction();
        warden.betweenSampleAndSecondLook(() -> commitAndBeginAnew(app));

        warden.sweep("db1");
        warden.sweepAndSettle("db1");

        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden.kills()).singleElement().satisfies(kill -> {
            assertThat(kill.outcome()).isEqualTo("changed");
            assertThat(kill.attempts()).isEmpty();
        });
        assertThat(app.number("select balance from account where id = 2")).isEqualTo(5);
        assertThat(warden.metric(
                        "session_warden_kills_suppressed", "database", "db1", "policy", "idle", "reason", "changed"))
                .isEqualTo(1);
    }

    @Test
    void one_that_logged_off_between_sample_and_kill_is_already_gone_and_nothing_is_sent() throws Exception {
        App app = scene.idleInTransaction();
        warden.betweenSampleAndSecondLook(() -> leave(app));

        warden.sweep("db1");
        warden.sweepAndSettle("db1");

        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden.kills())
                .singleElement()
                .satisfies(kill -> assertThat(kill.outcome()).isEqualTo("already-gone"));
    }

    @Test
    void one_that_logged_off_just_before_the_kill_is_already_gone_after_ora_00030_and_a_look() throws Exception {
        App app = scene.idleInTransaction();
        warden.betweenSecondLookAndKill(() -> leave(app));

        warden.sweep("db1");
        warden.sweepAndSettle("db1");

        assertThat(warden.kills()).singleElement().satisfies(kill -> {
            assertThat(kill.attempts())
                    .singleElement()
                    .satisfies(a -> assertThat(a.oracleError()).isEqualTo(30));
            assertThat(kill.outcome()).isEqualTo("already-gone");
        });
    }

    private void leave(App app) {
        app.close();
        await().atMost(Warden.LIMIT)
                .until(() -> scene.database().sessionsOf("app").stream().noneMatch(s -> s.sid() == app.sid()));
    }

    private void commitAndBeginAnew(App app) {
        try {
            app.commit().run("update account set balance = 5 where id = 2");
            scene.forward(Duration.ofMinutes(20)); // idle in a transaction for long enough again, but in another one
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean lostConnection(App app) {
        try {
            app.number("select 1 from dual");
            return false;
        } catch (SQLException e) {
            return true;
        }
    }
}
