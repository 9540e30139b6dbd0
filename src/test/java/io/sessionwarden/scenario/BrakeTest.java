package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.guard.Verdict;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.restraint.Brakes;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies that match too much of a database. */
class BrakeTest {
    private Scene scene;
    private final List<App> victims = new ArrayList<>();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Victims and bystanders on a database whose brake opens above 40 % of at least 4 sessions, 2 of them matched. */
    private void sessions(int matched, int others) throws Exception {
        sessions(matched, others, Scene.IDLE_POLICY);
    }

    private void sessions(int matched, int others, String policies) throws Exception {
        scene = Scene.with(policies + "limits: { brake: { matched-share: 40%, min-matched: 2, min-sessions: 4 } }\n");
        for (int i = 0; i < matched; i++) {
            victims.add(scene.app("payroll").run("insert into account values (" + (10 + i) + ", 1)"));
        }
        for (int i = 0; i < others; i++) {
            scene.app("bystander");
        }
        scene.forward(Duration.ofMinutes(16));
    }

    private Brakes brakes() {
        return scene.warden().restraints().brakes();
    }

    private static void sweep(Warden warden) {
        for (int i = 0; i < 3; i++) {
            warden.sweepAndSettle("db1");
        }
    }

    private double metric(String name, String... tags) {
        return scene.warden().metric(name, tags);
    }

    @Test
    void a_sweep_that_matches_more_than_the_share_kills_nobody_and_nor_do_those_after_it() throws Exception {
        sessions(2, 2);
        sweep(scene.warden());
        assertThat(scene.killsSent()).isEmpty();
        assertThat(metric("session_warden_brake_open", "database", "db1")).isEqualTo(1);
        assertThat(metric("session_warden_kills_suppressed", "policy", "idle", "reason", "brake"))
                .isEqualTo(2);

        victims.getLast().commit();
        sweep(scene.warden());
        assertThat(scene.killsSent())
                .as("it stays open until somebody has looked")
                .isEmpty();
    }

    @Test
    void the_sweep_that_opens_it_spares_even_those_that_were_confirmed_by_then() throws Exception {
        sessions(1, 2);
        scene.app("payroll").run("insert into account values (99, 1)");
        scene.forward(Duration.ofMinutes(6));
        scene.warden().sweepAndSettle("db1");
        assertThat(brakes().of("db1")).isEmpty();

        scene.forward(Duration.ofMinutes(10));
        scene.warden().sweepAndSettle("db1");
        assertThat(brakes().of("db1")).isPresent();
        assertThat(scene.warden().kills()).as("not even intended").isEmpty();
    }

    @Test
    void a_share_that_is_not_exceeded_or_too_few_matches_open_nothing() throws Exception {
        sessions(2, 3); // exactly 40 %
        sweep(scene.warden());
        assertThat(scene.killsSent()).hasSize(2);
        assertThat(metric("session_warden_brake_open", "database", "db1")).isZero();
    }

    @Test
    void a_policy_that_is_a_dry_run_opens_nothing() throws Exception {
        sessions(3, 1, Scene.IDLE_POLICY.replace("mode: enforce", "mode: dry-run"));
        sweep(scene.warden());
        assertThat(brakes().of("db1")).isEmpty();
    }

    @Test
    void people_are_not_bound_by_the_brake() throws Exception {
        sessions(2, 2);
        sweep(scene.warden());
        Warden warden = scene.warden();
        assertThat(warden.request(
                        "db1", warden.session("db1", victims.getFirst().sid())))
                .isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void an_open_brake_and_its_reset_survive_a_restart() throws Exception {
        sessions(2, 2);
        sweep(scene.warden());
        victims.getLast().commit();
        try (Warden restarted = scene.restarted()) {
            sweep(restarted);
            assertThat(scene.killsSent()).isEmpty();
            restarted.restraints().brakes().reset("db1", "ops", "looked");
        }
        try (Warden restarted = scene.restarted()) {
            sweep(restarted);
        }
        assertThat(scene.killsSent()).hasSize(1);
    }

    @Test
    void without_a_ledger_it_opens_and_is_not_reset() throws Exception {
        sessions(2, 2);
        scene.warden().sweep("db1"); // logs in: without a ledger it would not
        scene.warden().loseLedger();
        sweep(scene.warden());
        assertThatThrownBy(() -> brakes().reset("db1", "ops", "looked")).isInstanceOf(LedgerUnwritable.class);
        assertThat(brakes().of("db1")).isPresent();
    }

    @Test
    void a_kill_that_has_its_permit_when_the_brake_opens_is_not_sent() throws Exception {
        sessions(1, 4);
        scene.warden().betweenSampleAndSecondLook(() -> brakes().open("db1", 5, 6));
        sweep(scene.warden());
        assertThat(scene.warden().kills()).hasSize(1);
        assertThat(scene.killsSent()).isEmpty();
    }
}
