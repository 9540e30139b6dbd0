package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many sessions are killed per minute. */
class BudgetTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Scene scene;
    private final List<App> victims = new ArrayList<>();

    @AfterEach
    void close() {
        scene.close();
    }

    private void victims(int count, String budgets) throws Exception {
        scene = Scene.with(Scene.IDLE_POLICY + "limits: { kills-per-minute: { " + budgets + " } }\n");
        for (int i = 0; i < count; i++) {
            victims.add(scene.app("payroll").run("insert into account values (" + (10 + i) + ", 1)"));
        }
        scene.forward(Duration.ofMinutes(16));
    }

    private static void sweep(Warden warden) {
        for (int i = 0; i < 3; i++) {
            warden.sweepAndSettle("db1");
        }
    }

    private Verdict asked(Warden warden, App victim) {
        return warden.request("db1", warden.session("db1", victim.sid()));
    }

    private static Veto veto(Verdict verdict) {
        return ((Verdict.Deny) verdict).veto();
    }

    @Test
    void a_policy_kills_no_more_per_minute_than_its_budget_and_goes_on_afterwards() throws Exception {
        victims(3, "policy: 2");
        sweep(scene.warden());
        assertThat(scene.killsSent()).hasSize(2);
        assertThat(scene.warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", "budget"))
                .isEqualTo(1);
        scene.forward(MINUTE);
        sweep(scene.warden());
        assertThat(scene.killsSent()).hasSize(3);
    }

    @Test
    void a_restart_in_the_same_minute_gives_no_new_budget() throws Exception {
        victims(3, "policy: 2");
        sweep(scene.warden());
        try (Warden restarted = scene.restarted()) {
            sweep(restarted);
            assertThat(scene.killsSent()).hasSize(2);
            scene.forward(MINUTE);
            sweep(restarted);
            assertThat(scene.killsSent()).hasSize(3);
        }
    }

    @Test
    void people_are_bound_by_the_budget_of_the_database_and_told_when_to_ask_again() throws Exception {
        victims(2, "policy: 1, database: 1");
        scene.warden().sweep("db1");
        scene.warden().settle(scene.warden().kill(asked(scene.warden(), victims.getFirst())));
        scene.forward(Duration.ofSeconds(20));
        Veto veto = veto(asked(scene.warden(), victims.getLast()));
        assertThat(veto.reason()).isEqualTo(Reason.BUDGET);
        assertThat(veto.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        scene.forward(veto.retryAfter().orElseThrow());
        assertThat(asked(scene.warden(), victims.getLast())).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void people_are_bound_by_the_budget_of_the_fleet_and_not_by_those_of_policies() throws Exception {
        victims(3, "policy: 1, database: 10, fleet: 2");
        scene.warden().sweep("db1");
        assertThat(asked(scene.warden(), victims.get(0))).isInstanceOf(Verdict.Allow.class);
        assertThat(asked(scene.warden(), victims.get(1))).isInstanceOf(Verdict.Allow.class);
        assertThat(veto(asked(scene.warden(), victims.get(2))).text()).contains("the fleet");
    }

    @Test
    void many_who_ask_at_the_same_time_get_no_more_permits_than_there_are_slots() throws Exception {
        int many = 12;
        victims(many, "database: 5");
        scene.warden().sweep("db1");
        List<SessionSnapshot> sessions = victims.stream()
                .map(v -> scene.warden().session("db1", v.sid()))
                .toList();
        List<Callable<Verdict>> requests = sessions.stream()
                .<Callable<Verdict>>map(session -> () -> scene.warden().request("db1", session))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> verdict : threads.invokeAll(requests)) {
                verdicts.add(verdict.get());
            }
            assertThat(verdicts).filteredOn(Verdict.Allow.class::isInstance).hasSize(5);
        }
    }
}
