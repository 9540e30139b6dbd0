package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.session.SessionKind;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.sweep.Suppressed;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Secrets;
import io.sessionwarden.testing.Warden;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps a session alive although a policy matches it or a person asks for it. */
class VetoTest {
    private Scene scene = Scene.with(Scene.IDLE_POLICY);

    @AfterEach
    void close() {
        scene.close();
    }

    private Warden warden() {
        return scene.warden();
    }

    private void retell(String policies) {
        scene.close();
        scene = Scene.with(policies);
    }

    private void idleAndSwept(int sweeps) throws Exception {
        scene.idleInTransaction();
        for (int i = 0; i < sweeps; i++) {
            warden().sweepAndSettle("db1");
        }
    }

    private Reason denied(Predicate<SessionSnapshot> which) {
        warden().sweep("db1");
        SessionSnapshot session = warden().target("db1").lastTaken().orElseThrow().sessions().stream()
                .filter(which)
                .findFirst()
                .orElseThrow();
        return ((Verdict.Deny) warden().request("db1", session)).veto().reason();
    }

    @Test
    void a_dry_run_kills_nobody_and_is_counted_once_however_often_it_is_seen() throws Exception {
        retell(Scene.IDLE_POLICY.replace("mode: enforce", "mode: dry-run"));
        idleAndSwept(5);
        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", "dry-run"))
                .isEqualTo(1);
    }

    @Test
    void an_observing_policy_only_counts_its_matches() throws Exception {
        retell(Scene.IDLE_POLICY.replace("mode: enforce", "mode: observe"));
        idleAndSwept(3);
        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden().metric("session_warden_policy_matches", "database", "db1", "policy", "idle"))
                .isEqualTo(1);
    }

    @Test
    void the_databases_ceiling_holds_against_policies_and_people() throws Exception {
        String url = scene.simulator().url("db1");
        scene.idleInTransaction();
        String yaml = "databases: { db1: { url: '" + url + "', username: warden, password: " + Secrets.PASSWORD
                + " } }\n" + Scene.IDLE_POLICY;
        try (Warden capped = Warden.of(yaml, scene.clock())) {
            for (int i = 0; i < 3; i++) {
                capped.sweepAndSettle("db1");
            }
            assertThat(capped.events().of(Suppressed.class))
                    .extracting(s -> s.veto().reason())
                    .containsExactly(Reason.CEILING);
            SessionSnapshot victim = capped.session(
                    "db1", scene.database().sessionsOf("app").getFirst().sid());
            assertThat(capped.request("db1", victim)).isInstanceOf(Verdict.Deny.class);
        }
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_protected_program_is_left_alone() throws Exception {
        retell(Scene.IDLE_POLICY + "protect: { programs: [ payroll ] }\n");
        idleAndSwept(3);
        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", "protected"))
                .isEqualTo(1);
    }

    @Test
    void a_standby_is_not_acted_on() throws Exception {
        scene.database().role("PHYSICAL STANDBY");
        idleAndSwept(3);
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_role_that_changed_after_the_connection_was_made_is_noticed_by_the_second_look() throws Exception {
        scene.idleInTransaction();
        warden().sweep("db1");
        scene.database().role("PHYSICAL STANDBY");
        for (int i = 0; i < 4; i++) {
            warden().sweepAndSettle("db1");
        }
        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden().kills()).as("told once, not by every sweep").hasSize(1);
    }

    @Test
    void nobody_can_have_a_background_session_killed() {
        assertThat(denied(s -> s.kind() == SessionKind.BACKGROUND)).isEqualTo(Reason.NON_USER);
    }

    @Test
    void nobody_can_have_the_daemons_own_session_killed() {
        assertThat(denied(SessionSnapshot::own)).isEqualTo(Reason.OWN);
    }

    @Test
    void a_job_slave_is_refused_its_job_is_to_be_stopped_instead() {
        App slave = scene.app("oracle@db1 (J004)");
        assertThat(denied(s -> s.key().sid() == slave.sid())).isEqualTo(Reason.JOB_SLAVE);
    }

    @Test
    void a_parallel_slave_is_refused() {
        App slave = scene.app("oracle@db1 (P00A)");
        assertThat(denied(s -> s.key().sid() == slave.sid())).isEqualTo(Reason.PX_SLAVE);
    }

    @Test
    void a_session_is_not_killed_twice_at_a_time() throws Exception {
        App app = scene.idleInTransaction();
        warden().sweep("db1");
        SessionSnapshot victim = warden().session("db1", app.sid());
        assertThat(warden().request("db1", victim)).isInstanceOf(Verdict.Allow.class);
        assertThat(((Verdict.Deny) warden().request("db1", victim)).veto().reason())
                .isEqualTo(Reason.IN_FLIGHT);
    }

    @Test
    void without_a_writable_ledger_nobody_is_killed() throws Exception {
        scene.idleInTransaction();
        warden().sweep("db1");
        warden().loseLedger();
        warden().sweepAndSettle("db1");
        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", "ledger"))
                .isEqualTo(1);
    }
}
