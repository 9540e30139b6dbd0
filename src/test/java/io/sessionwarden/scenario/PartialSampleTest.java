package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.kill.Kill;
import io.sessionwarden.session.Sample;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Views that do not show everything: what is missing in them is not known to be gone, and what they show is not acted on. */
@Execution(ExecutionMode.CONCURRENT)
class PartialSampleTest {
    private final Scene scene = Scene.of(simulator -> simulator.instances(2), Scene.IDLE_POLICY);
    private final Warden warden = scene.warden();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Sweeps until a policy ends somebody. */
    private Kill firstKill() {
        AtomicReference<Kill> first = new AtomicReference<>();
        Awaitility.await().atMost(Warden.LIMIT).until(() -> {
            warden.sweep("db1").kills().stream().findFirst().ifPresent(first::set);
            return first.get() != null;
        });
        return first.get();
    }

    @Test
    void a_sample_without_the_session_that_asked_for_it_kills_nobody() throws Exception {
        App victim = scene.idleInTransaction();
        warden.sweep("db1");
        scene.database().faults().add(new Fault.HideSessions(), Scope.ALL.account("warden"));

        AtomicInteger partial = new AtomicInteger();
        Awaitility.await().atMost(Warden.LIMIT).until(() -> {
            SweepReport report = warden.sweep("db1");
            assertThat(report.sample()).isNotInstanceOf(Sample.Taken.class);
            assertThat(report.kills()).isEmpty();
            return report.sample() instanceof Sample.Partial && partial.incrementAndGet() == 3;
        });
        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden.kills()).isEmpty();

        scene.database().behave();
        Awaitility.await().atMost(Warden.LIMIT).until(() -> {
            warden.sweepAndSettle("db1");
            return scene.killsSent().size() == 1;
        });
        assertThat(scene.database().sessionsOf("app")).noneMatch(session -> session.sid() == victim.sid());
    }

    @Test
    void a_last_look_without_the_session_that_asked_for_it_sends_no_kill() throws Exception {
        scene.idleInTransaction();
        warden.sweep("db1");
        warden.betweenSampleAndSecondLook(
                () -> scene.database().faults().add(new Fault.HideSessions(), Scope.ALL.account("warden")));

        warden.settle(firstKill());

        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden.kills())
                .singleElement()
                .satisfies(kill -> assertThat(kill.outcome()).isNotEqualTo("killed"));
    }

    @Test
    void a_victim_on_an_instance_that_stopped_answering_is_not_taken_for_ended() throws Exception {
        App victim = scene.app("db1_2", "app", "payroll").run("update account set balance = 1 where id = 1");
        scene.forward(Duration.ofMinutes(16));
        warden.sweep("db1");
        warden.betweenSecondLookAndKill(() -> {
            scene.database().faults().add(new Fault.HangBeforeKill());
            scene.database().faults().add(new Fault.SilentInstance(), Scope.ALL.instance(2));
        });

        Kill kill = firstKill();
        Awaitility.await().atMost(Warden.LIMIT.multipliedBy(2)).until(() -> {
            scene.forward(Duration.ofSeconds(5));
            warden.sweep("db1");
            return kill.await(Duration.ofMillis(500)).isPresent();
        });

        assertThat(scene.killsSent()).hasSize(1);
        assertThat(scene.database().sessionsOf("app")).anyMatch(session -> session.sid() == victim.sid());
        assertThat(warden.kills())
                .singleElement()
                .satisfies(record -> assertThat(record.outcome()).isEqualTo("timed-out"));
    }
}
