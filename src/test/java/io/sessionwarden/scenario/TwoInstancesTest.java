package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Sample;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database of two instances: the same sid and serial# may stand for two sessions. */
class TwoInstancesTest {
    private final Scene scene = Scene.of(simulator -> simulator.instances(2), Scene.IDLE_POLICY);
    private final Warden warden = scene.warden();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_sample_covers_both() {
        Sample.Taken sample = (Sample.Taken) warden.sweep("db1").sample();
        assertThat(sample.covers(1)).isTrue();
        assertThat(sample.covers(2)).isTrue();
    }

    @Test
    void the_victim_ends_on_its_own_instance_and_its_namesake_on_the_other_one_lives() throws Exception {
        App first = scene.app("db1_1", "app", "payroll").run("update account set balance = 1 where id = 1");
        App second = scene.app("db1_2", "app2", "web").run("update app.account set balance = 2 where id = 2");
        scene.forward(Duration.ofMinutes(16));
        first.number("select 1 from dual"); // busy: only the second is idle

        warden.sweep("db1");
        warden.sweepAndSettle("db1");

        assertThat(warden.kills()).singleElement().satisfies(kill -> {
            assertThat(kill.session().instId()).isEqualTo(2);
            assertThat(kill.session().sid()).isEqualTo(second.sid());
            assertThat(kill.outcome()).isEqualTo("killed");
        });
        assertThat(first.number("select balance from account where id = 1")).isEqualTo(1);
        assertThat(scene.killsSent())
                .singleElement()
                .satisfies(kill -> assertThat(kill.target()).endsWith(",@2"));
    }
}
