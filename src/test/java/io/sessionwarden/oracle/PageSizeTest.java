package io.sessionwarden.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.session.Sample;
import io.sessionwarden.testing.Scene;
import org.junit.jupiter.api.Test;

class PageSizeTest {
    private final PageSize page = new PageSize();

    @Test
    void it_has_room_for_some_more_than_there_were() {
        page.seen(2_000);

        assertThat(page.rows()).isBetween(2_250, 2_560);
    }

    @Test
    void it_does_not_follow_every_change() {
        page.seen(300);
        int before = page.rows();
        page.seen(250);

        assertThat(page.rows()).isEqualTo(before);
    }

    @Test
    void it_gives_room_back_when_a_crowd_has_gone() {
        page.seen(4_000);
        page.seen(200);

        assertThat(page.rows()).isEqualTo(256);
    }

    @Test
    void it_has_an_end() {
        page.seen(1_000_000);

        assertThat(page.rows()).isEqualTo(4_096);
    }

    @Test
    void a_crowd_is_one_round_trip_once_its_size_is_known() {
        try (Scene scene = Scene.with("")) {
            scene.database().addIdleSessions("app", 600);
            awaitSample(scene);
            awaitSample(scene);
            long before = scene.simulator().traffic("db1").roundTrips();

            assertThat(scene.warden().sweep("db1").sample().sessions()).hasSizeGreaterThan(600);
            assertThat(scene.simulator().traffic("db1").roundTrips() - before).isEqualTo(1);
        }
    }

    private static void awaitSample(Scene scene) {
        await().until(() -> scene.warden().sweep("db1").sample() instanceof Sample.Taken);
    }
}
