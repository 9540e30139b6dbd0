package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Sample;
import io.sessionwarden.session.Trouble;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Secrets;
import io.sessionwarden.testing.Warden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the daemon connects to a database, and when it does not. */
class ConnectionTest {
    private final Scene scene = Scene.with(Scene.IDLE_POLICY);

    @TempDir
    private Path secrets;

    @AfterEach
    void close() {
        scene.close();
    }

    private Warden withPasswordFrom(Path file) {
        String yaml = "databases: { db1: { url: '%s', username: warden, password: { file: '%s' } } }\n"
                .formatted(scene.simulator().url("db1"), file);
        return Warden.of(yaml, scene.clock());
    }

    private static Trouble.Kind sweptWithTrouble(Warden warden) {
        return ((Sample.Failed) warden.sweep("db1").sample()).trouble().kind();
    }

    @Test
    void in_steady_state_a_sample_is_one_call_on_one_connection() {
        Warden warden = scene.warden();
        warden.sweep("db1");
        warden.sweep("db1");
        long before = scene.database().counters().calls();
        for (int i = 0; i < 10; i++) {
            warden.sweep("db1");
        }
        assertThat(scene.database().counters().calls() - before).isEqualTo(10);
        assertThat(scene.database().sessionsOf("warden")).hasSize(1);
    }

    @Test
    void our_session_shows_who_it_is() {
        scene.warden().sweep("db1");
        assertThat(scene.database().sessionsOf("warden")).singleElement().satisfies(session -> {
            assertThat(session.toString()).contains("session-warden");
        });
    }

    @Test
    void a_refused_password_is_tried_once_and_no_more_until_its_source_holds_another_one() throws IOException {
        Path file = Files.writeString(secrets.resolve("password"), Secrets.WRONG_PASSWORD + "\n");
        try (Warden warden = withPasswordFrom(file)) {
            assertThat(sweptWithTrouble(warden)).isEqualTo(Trouble.Kind.LOGIN_REFUSED);
            for (int i = 0; i < 20; i++) {
                assertThat(sweptWithTrouble(warden)).isEqualTo(Trouble.Kind.LOGIN_STOPPED);
            }
            assertThat(scene.database().failedLogons("warden")).isEqualTo(1);

            Files.writeString(file, Secrets.PASSWORD + "\n");
            assertThat(warden.sweep("db1").sample()).isInstanceOf(Sample.Taken.class);
        }
    }

    @Test
    void a_password_that_was_rotated_is_read_anew_when_a_connection_is_lost() throws IOException {
        Path file = Files.writeString(secrets.resolve("password"), Secrets.PASSWORD);
        try (Warden warden = withPasswordFrom(file)) {
            warden.sweep("db1");
            scene.database().changePassword("warden", "rotated");
            Files.writeString(file, "rotated");
            scene.database().disconnect();

            warden.sweep("db1");

            assertThat(warden.sweep("db1").sample()).isInstanceOf(Sample.Taken.class);
            assertThat(scene.database().failedLogons("warden")).isZero();
        }
    }

    @Test
    void an_account_without_grants_is_told_which_page_to_read() {
        String yaml = "databases: { db1: { url: '%s', username: nogrants, password: nogrants } }\n"
                .formatted(scene.simulator().url("db1"));
        try (Warden warden = Warden.of(yaml, scene.clock())) {
            Trouble trouble = ((Sample.Failed) warden.sweep("db1").sample()).trouble();
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.NOT_GRANTED);
            assertThat(trouble.text()).contains("ORA-00942", "docs/reference/grants.md");
        }
    }

    @Test
    void a_service_that_is_not_there_is_unreachable_and_found_when_it_comes() {
        scene.database().behave(new Fault.Refuse());
        assertThat(sweptWithTrouble(scene.warden())).isEqualTo(Trouble.Kind.UNREACHABLE);
        scene.database().behave();
        assertThat(scene.warden().sweep("db1").sample()).isInstanceOf(Sample.Taken.class);
    }

    @Test
    void a_broken_connection_is_replaced_by_the_next_sample() {
        Warden warden = scene.warden();
        warden.sweep("db1");
        scene.database().disconnect();
        warden.sweep("db1");
        assertThat(warden.sweep("db1").sample()).isInstanceOf(Sample.Taken.class);
        assertThat(scene.database().sessionsOf("warden")).hasSize(1);
    }
}
