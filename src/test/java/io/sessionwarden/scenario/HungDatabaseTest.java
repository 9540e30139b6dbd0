package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.kill.Kill;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.Trouble;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that takes connections or logins and then says no more. */
@Execution(ExecutionMode.CONCURRENT)
class HungDatabaseTest {
    private final Scene scene = Scene.of(simulator -> simulator.databases("db1", "db2"), Scene.IDLE_POLICY);
    private final Warden warden = scene.warden();

    @AfterEach
    void close() {
        scene.close();
    }

    static Stream<Fault> silences() {
        return Stream.of(new Fault.Mute(), new Fault.Hang());
    }

    private static Trouble.Kind trouble(SweepReport report) {
        return ((Sample.Failed) report.sample()).trouble().kind();
    }

    @ParameterizedTest
    @MethodSource("silences")
    void it_ends_a_sample_at_its_limit_and_never_delays_another_database(Fault silence) {
        scene.database().behave(silence);
        CompletableFuture<SweepReport> hung = CompletableFuture.supplyAsync(() -> warden.sweep("db1"));

        List<SweepReport> healthy = List.of(warden.sweep("db2"), warden.sweep("db2"), warden.sweep("db2"));

        assertThat(healthy).allSatisfy(report -> assertThat(report.sample()).isInstanceOf(Sample.Taken.class));
        assertThat(trouble(hung.join())).isEqualTo(Trouble.Kind.TIMED_OUT);
        assertThat(warden.target("db1").isUp()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("silences")
    void after_an_hour_it_holds_at_most_two_sessions_of_ours_and_is_seen_again_when_it_speaks(Fault silence) {
        scene.database().behave(silence);

        for (int minute = 0; minute < 60; minute++) {
            warden.sweep("db1");
            passOneMinute(minute);
            assertThat(warden.target("db1").link().presence()).isLessThanOrEqualTo(2);
            assertThat(scene.database().sessionsOf("warden")).hasSizeLessThanOrEqualTo(2);
        }

        scene.database().behave();
        Awaitility.await().atMost(Warden.LIMIT).until(() -> {
            scene.forward(Duration.ofSeconds(10));
            return warden.sweep("db1").sample() instanceof Sample.Taken
                    && warden.target("db1").link().presence() == 1;
        });
        assertThat(scene.database().sessionsOf("warden")).hasSize(1);
    }

    /** In the first minutes real time must pass too, for the driver's time-out to give the connection up. */
    private void passOneMinute(int minute) {
        scene.forward(Duration.ofMinutes(1));
        if (minute < 6) {
            warden.pass(Duration.ofMillis(800));
        }
    }

    @Test
    void a_hang_while_both_connections_are_open_is_waited_out_on_the_two_there_are() throws Exception {
        scene.idleInTransaction();
        warden.sweep("db1");
        warden.sweepAndSettle("db1");
        assertThat(warden.target("db1").link().presence()).isEqualTo(2);
        scene.database().behave(new Fault.Hang());

        for (int i = 0; i < 12; i++) {
            warden.sweep("db1");
            warden.pass(Duration.ofMillis(500));
            assertThat(scene.database().sessionsOf("warden")).hasSizeLessThanOrEqualTo(2);
        }

        scene.database().behave();
        Awaitility.await().atMost(Warden.LIMIT).until(() -> warden.sweep("db1").sample() instanceof Sample.Taken);
        Awaitility.await().atMost(Warden.LIMIT).until(() -> {
            warden.sweep("db1");
            return scene.database().sessionsOf("warden").size() == 2;
        });
    }

    @Test
    void a_kill_without_an_answer_is_not_sent_again_and_ends_by_what_became_true() throws Exception {
        scene.idleInTransaction();
        warden.sweep("db1");
        scene.database().behave(new Fault.HangAfterKill());

        Kill kill = warden.sweep("db1").kills().getFirst();
        Awaitility.await().atMost(Warden.LIMIT).until(() -> {
            warden.sweep("db1"); // the other connection still answers
            return kill.await(Duration.ofMillis(500)).isPresent();
        });

        assertThat(scene.killsSent()).hasSize(1);
        assertThat(warden.kills()).singleElement().satisfies(record -> {
            assertThat(record.attempts())
                    .singleElement()
                    .satisfies(a -> assertThat(a.answer()).isEqualTo("unknown"));
            assertThat(record.outcome()).isEqualTo("killed");
        });
    }
}
