package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.kill.KillHappened;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kills that an earlier run of the daemon left without an outcome: they are looked for, and nothing is sent on their account. */
class RecoveryTest {
    private static final String POLICY =
            "policies: { idle: { databases: all, mode: enforce, match: { state: idle-in-transaction, for: 15m } } }";

    private Scene scene;
    private App app;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.with(POLICY);
        app = scene.idleInTransaction();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private KillRecord intent(String database, boolean withInstanceStart) {
        await().atMost(Warden.LIMIT)
                .until(() -> scene.warden().target("db1").sample(Duration.ZERO) instanceof Sample.Taken);
        SessionSnapshot victim = scene.warden().session("db1", app.sid());
        KillRecord.Victim v = KillRecord.Victim.of(victim);
        KillRecord intent = new KillRecord(
                "k1",
                database,
                new KillRecord.Victim(
                        v.instId(),
                        v.sid(),
                        v.serial(),
                        v.username(),
                        v.program(),
                        v.machine(),
                        v.osuser(),
                        v.module(),
                        v.clientId(),
                        v.logonTime(),
                        withInstanceStart ? v.instanceStart() : null),
                "idle",
                "enforce",
                "policy idle",
                "because",
                null,
                scene.clock().instant(),
                List.of(),
                null,
                null,
                null,
                null,
                KillRecord.Findings.of(victim, new Evidence("", "", List.of(), List.of(), ""), Duration.ZERO),
                null);
        scene.warden().ledger.intend(intent, Optional.empty());
        return intent;
    }

    private KillRecord settled() {
        await().atMost(Warden.LIMIT).until(() -> scene.warden().ledger.unsettled() == 0);
        await().atMost(Warden.LIMIT)
                .until(() ->
                        scene.warden().events().of(KillHappened.Recovered.class).size() == 1);
        KillRecord kill = scene.warden().ledger.find("k1").orElseThrow();
        assertThat(kill.interrupted()).isTrue();
        assertThat(scene.killsSent()).isEmpty();
        return kill;
    }

    @Test
    void a_victim_that_lives_after_the_limit_is_timed_out_and_no_policy_kills_it_meanwhile() {
        intent("db1", true);
        scene.warden().recover();
        for (int i = 0; i < 3; i++) {
            assertThat(scene.warden().sweep("db1").kills()).isEmpty();
        }
        assertThat(scene.warden().ledger.unsettled()).isEqualTo(1);

        scene.forward(Duration.ofSeconds(61));

        assertThat(settled()).satisfies(kill -> {
            assertThat(kill.outcome()).isEqualTo("timed-out");
            assertThat(kill.effectAt()).isNull();
        });
    }

    @Test
    void a_victim_that_has_gone_was_killed() {
        intent("db1", true);
        app.close();

        scene.warden().recover();

        assertThat(settled()).satisfies(kill -> {
            assertThat(kill.outcome()).isEqualTo("killed");
            assertThat(kill.effectAt()).isNotNull();
        });
    }

    @Test
    void an_entry_without_the_instances_start_is_told_by_address_and_logon_time() {
        intent("db1", false);
        scene.warden().recover();
        assertThat(scene.warden().sweep("db1").kills()).isEmpty();
        assertThat(scene.warden().sweep("db1").kills()).isEmpty();
        assertThat(scene.warden().ledger.unsettled()).isEqualTo(1);

        scene.forward(Duration.ofSeconds(61));

        assertThat(settled().outcome()).isEqualTo("timed-out");
    }

    @Test
    void a_refusal_that_was_recorded_stays_the_outcome() {
        KillRecord intent = intent("db1", true);
        scene.warden()
                .ledger
                .attempted(
                        intent,
                        new KillRecord.Attempt(
                                "kill-immediate", "direct", scene.clock().instant(), "refused", 1031));

        scene.warden().recover();

        assertThat(settled().outcome()).isEqualTo("refused");
    }

    @Test
    void a_database_that_cannot_be_reached_is_waited_for() {
        intent("db1", true);
        app.close();
        scene.database().behave(new Fault.Refuse());
        scene.simulator().database("db1").drop(Scope.ALL);
        scene.forward(Duration.ofMinutes(10));
        scene.warden().recover();
        scene.warden().pass(Duration.ofSeconds(2));
        assertThat(scene.warden().ledger.unsettled()).isEqualTo(1);

        scene.database().behave();

        assertThat(settled().outcome()).isEqualTo("killed");
    }

    @Test
    void a_database_that_is_not_in_the_fleet_file_any_more_is_not_waited_for() {
        intent("gone", true);

        scene.warden().recover();

        assertThat(settled().outcome()).isEqualTo("timed-out");
    }
}
