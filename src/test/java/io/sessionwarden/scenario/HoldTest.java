package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.restraint.Hold;
import io.sessionwarden.restraint.Holds;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not to be touched for a while. */
class HoldTest {
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

    private Holds holds() {
        return scene.warden().restraints().holds();
    }

    private static void sweep(Warden warden) {
        for (int i = 0; i < 3; i++) {
            warden.sweepAndSettle("db1");
        }
    }

    private SessionSnapshot session() {
        return scene.warden().session("db1", victim.sid());
    }

    private Hold hold(Optional<SessionIdentity> session, String program, Duration time) {
        return new Hold(
                UUID.randomUUID().toString(),
                "db1",
                session,
                Optional.empty(),
                Optional.of(Glob.of(program)),
                Optional.empty(),
                scene.clock().instant().plus(time),
                "month-end closing",
                "ops",
                scene.clock().instant());
    }

    private Reason denied(Warden warden) {
        return ((Verdict.Deny) warden.request("db1", warden.session("db1", victim.sid())))
                .veto()
                .reason();
    }

    @Test
    void a_held_program_is_left_alone_by_policies_and_people_until_its_time_is_over() {
        holds().hold(hold(Optional.empty(), "PAY*", Duration.ofHours(1)));
        assertThat(denied(scene.warden())).isEqualTo(Reason.HOLD);
        sweep(scene.warden());
        assertThat(scene.killsSent()).isEmpty();
        assertThat(scene.warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", "hold"))
                .isEqualTo(1);

        scene.forward(Duration.ofHours(1));
        sweep(scene.warden());
        assertThat(scene.killsSent()).hasSize(1);
        assertThat(holds().list()).isEmpty();
    }

    @Test
    void a_hold_on_a_session_is_one_on_that_logon_and_not_on_its_address() {
        SessionIdentity now = session().identity();
        holds().hold(hold(
                Optional.of(new SessionIdentity(now.key(), now.logonTime().minusDays(1), now.instanceStart())),
                "*",
                Duration.ofHours(1)));
        sweep(scene.warden());
        assertThat(scene.killsSent())
                .as("held is an earlier session of that address")
                .hasSize(1);
    }

    @Test
    void a_hold_and_its_release_survive_a_restart() {
        Hold hold = hold(Optional.of(session().identity()), "payroll", Duration.ofHours(1));
        holds().hold(hold);
        try (Warden restarted = scene.restarted()) {
            assertThat(denied(restarted)).isEqualTo(Reason.HOLD);
            assertThat(restarted.restraints().holds().list()).singleElement().satisfies(read -> {
                assertThat(read.session()).isEqualTo(hold.session());
                assertThat(read.until()).isEqualTo(hold.until());
                assertThat(read.program()).isEqualTo(hold.program());
            });
            restarted.restraints().holds().release(hold, "ops");
        }
        try (Warden restarted = scene.restarted()) {
            sweep(restarted);
        }
        assertThat(scene.killsSent()).hasSize(1);
    }

    @Test
    void without_a_ledger_a_hold_holds_and_is_not_released() {
        Hold hold = hold(Optional.empty(), "payroll", Duration.ofHours(1));
        scene.warden().sweep("db1"); // logs in: without a ledger it would not
        scene.warden().loseLedger();
        assertThatThrownBy(() -> holds().hold(hold)).isInstanceOf(LedgerUnwritable.class);
        assertThatThrownBy(() -> holds().release(hold, "ops")).isInstanceOf(LedgerUnwritable.class);
        assertThat(denied(scene.warden())).isEqualTo(Reason.HOLD);
    }

    @Test
    void a_hold_stops_what_has_its_permit_but_was_not_sent() {
        scene.warden().betweenSampleAndSecondLook(() -> holds().hold(hold(Optional.empty(), "*", Duration.ofHours(1))));
        sweep(scene.warden());
        assertThat(scene.warden().kills()).hasSize(1);
        assertThat(scene.killsSent()).isEmpty();
    }
}
