package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.kill.Kill;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When it is not sure that a session should end, it does not. */
class DoubtTest {
    private Scene scene = Scene.with(Scene.IDLE_POLICY);

    @AfterEach
    void close() {
        scene.close();
    }

    private Warden warden() {
        return scene.warden();
    }

    private static Reason reason(Verdict verdict) {
        return ((Verdict.Deny) verdict).veto().reason();
    }

    private double suppressed(Reason reason) {
        return warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", reason.label());
    }

    /** The kill that the policy asks for, once the session was seen often enough. */
    private Kill.End policyKill() {
        warden().sweep("db1");
        return warden().settle(warden().sweep("db1").kills().getFirst());
    }

    @Test
    void an_account_that_oracle_maintains_is_left_alone_whoever_asks() throws Exception {
        scene.close();
        scene = Scene.with(Scene.IDLE_POLICY.replace("APP*", "*"));
        App system = scene.app("db1", "system", "toad").run("update app.account set balance = 0 where id = 1");
        scene.forward(Duration.ofMinutes(16));
        for (int i = 0; i < 3; i++) {
            warden().sweepAndSettle("db1");
        }

        assertThat(reason(warden().request("db1", warden().session("db1", system.sid()))))
                .isEqualTo(Reason.ORACLE_MAINTAINED);
        assertThat(suppressed(Reason.ORACLE_MAINTAINED)).isEqualTo(1);
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_sample_that_is_older_than_two_sweeps_or_from_the_future_is_not_acted_on() throws Exception {
        App app = scene.idleInTransaction();
        Sample.Taken sample = (Sample.Taken) warden().sweep("db1").sample();
        SessionSnapshot victim = warden().session("db1", app.sid());

        scene.forward(Duration.ofSeconds(3));
        assertThat(reason(warden().request("db1", sample, victim))).isEqualTo(Reason.SAMPLE_TOO_OLD);
        scene.forward(Duration.ofHours(-1));
        assertThat(reason(warden().request("db1", sample, victim))).isEqualTo(Reason.SAMPLE_TOO_OLD);
    }

    @Test
    void one_that_somebody_else_marked_meanwhile_is_not_killed_again() throws Exception {
        App app = scene.idleInTransaction();
        App administrator = scene.app("db1", "system", "toad");
        warden().sweep("db1");
        SessionSnapshot victim = warden().session("db1", app.sid());
        warden().betweenSampleAndSecondLook(() ->
                killBy(administrator, app.sid() + "," + victim.key().serial()));

        Kill.End end = warden().settle(warden().kill(warden().request("db1", victim)));

        assertThat(end.veto()).map(Veto::reason).contains(Reason.CHANGED);
        assertThat(scene.killsSent()).as("the administrator's").hasSize(1);
    }

    private static void killBy(App administrator, String victim) {
        try {
            administrator.run("alter system kill session '" + victim + "'");
        } catch (SQLException e) {
            assertThat(e.getErrorCode()).as("marked for kill").isEqualTo(31);
        }
    }

    @Test
    void one_whose_instance_does_not_answer_the_second_look_is_not_killed() throws Exception {
        scene.close();
        scene = Scene.of(simulator -> simulator.instances(2), Scene.IDLE_POLICY);
        App app = scene.app("db1_2", "app", "payroll").run("update account set balance = 1 where id = 1");
        scene.forward(Duration.ofMinutes(16));
        warden().betweenSampleAndSecondLook(
                        () -> scene.database().faults().add(new Fault.SilentInstance(), Scope.ALL.instance(2)));

        Kill.End end = policyKill();

        assertThat(end.veto()).map(Veto::reason).contains(Reason.UNREADABLE);
        assertThat(scene.killsSent()).isEmpty();
        assertThat(scene.database().sessionsOf("app")).anyMatch(session -> session.sid() == app.sid());
    }

    @Test
    void a_guard_that_fails_means_no_kill_and_is_counted() throws Exception {
        App app = scene.idleInTransaction();
        warden().breakGuard();
        for (int i = 0; i < 3; i++) {
            warden().sweepAndSettle("db1");
        }

        assertThat(reason(warden().request("db1", warden().session("db1", app.sid()))))
                .isEqualTo(Reason.GUARD_FAILED);
        assertThat(suppressed(Reason.GUARD_FAILED)).isEqualTo(1);
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_guard_that_fails_at_the_second_look_means_no_kill_either() throws Exception {
        scene.idleInTransaction();
        AtomicReference<Runnable> back = new AtomicReference<>();
        warden().betweenSampleAndSecondLook(() -> back.set(warden().loseFleet()));
        warden().betweenSecondLookAndKill(() -> back.get().run());

        Kill.End end = policyKill();

        assertThat(end.veto()).map(Veto::reason).contains(Reason.GUARD_FAILED);
        assertThat(suppressed(Reason.GUARD_FAILED)).isEqualTo(1);
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void a_budget_that_fails_means_no_kill_and_leaves_the_session_to_the_next_who_asks() throws Exception {
        App app = scene.idleInTransaction();
        warden().sweep("db1");
        SessionSnapshot victim = warden().session("db1", app.sid());
        AtomicReference<Runnable> back = new AtomicReference<>();
        warden().atTheLastGuard(() -> back.set(warden().loseFleet()));

        assertThat(reason(warden().request("db1", victim))).isEqualTo(Reason.GUARD_FAILED);

        back.get().run();
        warden().atTheLastGuard(() -> {});
        assertThat(warden().request("db1", victim)).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void of_many_who_ask_for_one_session_at_the_same_time_one_gets_it() throws Exception {
        App app = scene.idleInTransaction();
        warden().sweep("db1");
        SessionSnapshot victim = warden().session("db1", app.sid());
        int many = 12;
        Callable<Verdict> request = () -> warden().request("db1", victim);

        List<Verdict> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            for (Future<Verdict> verdict : threads.invokeAll(Collections.nCopies(many, request))) {
                verdicts.add(verdict.get());
            }
        }

        assertThat(verdicts).filteredOn(Verdict.Allow.class::isInstance).hasSize(1);
        assertThat(verdicts)
                .filteredOn(Verdict.Deny.class::isInstance)
                .allMatch(verdict -> reason(verdict) == Reason.IN_FLIGHT);
    }

    @Test
    void a_dry_run_knows_of_a_kill_under_way_and_of_a_budget_that_is_spent() throws Exception {
        scene.close();
        scene = Scene.with(Scene.IDLE_POLICY + "limits: { kills-per-minute: { database: 1 } }\n");
        App first = scene.app("payroll");
        App second = scene.app("payroll");
        warden().sweep("db1");
        SessionSnapshot taken = warden().session("db1", first.sid());
        SessionSnapshot other = warden().session("db1", second.sid());
        assertThat(warden().preview("db1", other)).isEmpty();

        assertThat(warden().request("db1", taken)).isInstanceOf(Verdict.Allow.class);

        assertThat(warden().preview("db1", taken)).map(Veto::reason).contains(Reason.IN_FLIGHT);
        assertThat(warden().preview("db1", other)).map(Veto::reason).contains(Reason.BUDGET);
    }

    @Test
    void one_that_the_database_refused_to_kill_is_left_alone_by_policies_for_five_minutes() throws Exception {
        App app = scene.idleInTransaction();
        scene.database()
                .faults()
                .add(new Fault.Error(1031), Scope.ALL.on(Kind.KILL).times(1));
        assertThat(policyKill().outcome().orElseThrow().label()).isEqualTo("refused");

        scene.forward(Duration.ofMinutes(4));
        warden().sweepAndSettle("db1");
        assertThat(suppressed(Reason.COOL_DOWN)).isEqualTo(1);
        assertThat(scene.database().sessionsOf("app")).anyMatch(session -> session.sid() == app.sid());

        scene.forward(Duration.ofMinutes(2));
        warden().sweepAndSettle("db1");
        assertThat(scene.database().sessionsOf("app")).noneMatch(session -> session.sid() == app.sid());
    }
}
