package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.restraint.Pause.Scope;
import io.sessionwarden.restraint.Pauses;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stop switch. */
class PauseTest {
    private static final Optional<String> EVERYWHERE = Optional.empty();

    private Scene scene;
    private App victim;

    @BeforeEach
    void a_victim() throws Exception {
        scene = Scene.with(Scene.IDLE_POLICY);
        victim = scene.idleInTransaction();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Pauses pauses() {
        return scene.warden().restraints().pauses();
    }

    private static void sweep(Warden warden) {
        for (int i = 0; i < 3; i++) {
            warden.sweepAndSettle("db1");
        }
    }

    private Verdict asked(Warden warden) {
        return warden.request("db1", warden.session("db1", victim.sid()));
    }

    private static Reason reason(Verdict verdict) {
        return ((Verdict.Deny) verdict).veto().reason();
    }

    @Test
    void paused_policies_kill_nothing_until_they_are_resumed_while_people_still_may() {
        pauses().pause(Scope.POLICIES, EVERYWHERE, "ops", "release");
        sweep(scene.warden());
        assertThat(scene.killsSent()).isEmpty();
        assertThat(scene.warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", "paused"))
                .isEqualTo(1);
        assertThat(scene.warden().metric("session_warden_paused")).isEqualTo(1);

        assertThat(asked(scene.warden())).isInstanceOf(Verdict.Allow.class);
        scene.warden()
                .target("db1")
                .claims()
                .release(scene.warden().session("db1", victim.sid()).identity());
        pauses().resume(Scope.POLICIES, EVERYWHERE, "ops", "done");
        sweep(scene.warden());
        assertThat(scene.killsSent()).hasSize(1);
        assertThat(scene.warden().metric("session_warden_paused")).isZero();
    }

    @Test
    void a_pause_of_all_stops_people_too_and_a_resume_of_policies_does_not_end_it() {
        pauses().pause(Scope.ALL, EVERYWHERE, "ops", "restore runs");
        pauses().resume(Scope.POLICIES, EVERYWHERE, "ops", "other scope");
        assertThat(reason(asked(scene.warden()))).isEqualTo(Reason.PAUSED);
        sweep(scene.warden());
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_pause_of_one_database_stops_nothing_on_another() {
        pauses().pause(Scope.ALL, Optional.of("db2"), "ops", "restore runs");
        sweep(scene.warden());
        assertThat(scene.killsSent()).hasSize(1);
    }

    @Test
    void a_pause_and_its_end_survive_a_restart() {
        pauses().pause(Scope.ALL, EVERYWHERE, "ops", "restore runs");
        pauses().pause(Scope.POLICIES, Optional.of("db1"), "ops", "release");
        try (Warden restarted = scene.restarted()) {
            assertThat(restarted.restraints().pauses().list())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("since") // written a moment later
                    .isEqualTo(pauses().list());
            assertThat(reason(asked(restarted))).isEqualTo(Reason.PAUSED);
            restarted.restraints().pauses().resume(Scope.ALL, EVERYWHERE, "ops", "done");
            restarted.restraints().pauses().resume(Scope.POLICIES, Optional.of("db1"), "ops", "done");
        }
        try (Warden restarted = scene.restarted()) {
            sweep(restarted);
        }
        assertThat(scene.killsSent()).hasSize(1);
    }

    @Test
    void without_a_ledger_kills_can_be_stopped_but_not_let_go_on() {
        scene.warden().sweep("db1"); // logs in: without a ledger it would not
        scene.warden().loseLedger();
        assertThatThrownBy(() -> pauses().pause(Scope.ALL, EVERYWHERE, "ops", "ledger is broken"))
                .isInstanceOf(LedgerUnwritable.class);
        assertThat(reason(asked(scene.warden()))).isEqualTo(Reason.PAUSED);
        assertThatThrownBy(() -> pauses().resume(Scope.ALL, EVERYWHERE, "ops", "never mind"))
                .isInstanceOf(LedgerUnwritable.class);
        assertThat(reason(asked(scene.warden()))).isEqualTo(Reason.PAUSED);
    }

    @Test
    void a_pause_stops_what_has_its_permit_but_was_not_sent() {
        scene.warden().betweenSampleAndSecondLook(() -> pauses().pause(Scope.POLICIES, EVERYWHERE, "ops", "wait"));
        sweep(scene.warden());
        assertThat(scene.warden().kills()).hasSize(1);
        assertThat(scene.killsSent()).isEmpty();
    }
}
