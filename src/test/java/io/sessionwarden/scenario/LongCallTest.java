package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that runs for too long. */
class LongCallTest {
    private static final String ENDLESS =
            "select count(*) from account a, account b, account c, account d, account e, account f, account g, account h, account i,"
                    + " account j, account k, account l, account m, account n, account o, account p, account q, account r, account s,"
                    + " account t, account u, account v, account w, account x, account y, account z, account a1, account b1,"
                    + " account c1, account d1, account e1 where a.balance + e1.balance < 0";

    private final Scene scene = Scene.with(Scene.LONG_POLICY);
    private final Warden warden = scene.warden();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void ora_00031_on_an_active_victim_ends_as_killed_on_a_connection_that_is_kept() throws Exception {
        App report = scene.app("report");
        CompletableFuture<Void> running = report.running(ENDLESS);
        await().atMost(Warden.LIMIT)
                .until(() -> warden.session("db1", report.sid()).isActive());
        scene.forward(Duration.ofHours(2));

        warden.sweep("db1");
        warden.sweepAndSettle("db1");

        assertThat(warden.kills()).singleElement().satisfies(kill -> {
            assertThat(kill.attempts()).singleElement().satisfies(attempt -> {
                assertThat(attempt.answer()).isEqualTo("marked");
                assertThat(attempt.oracleError()).isEqualTo(31);
            });
            assertThat(kill.outcome()).isEqualTo("killed");
            assertThat(kill.evidence().sqlText()).contains("select count(*) from account");
        });
        assertThatThrownBy(running::join).hasCauseInstanceOf(SQLException.class);
        assertThat(scene.database().counters().logons().get("WARDEN"))
                .as("one to watch, one to kill")
                .isEqualTo(2);
        warden.sweep("db1");
        assertThat(scene.database().counters().logons().get("WARDEN")).isEqualTo(2);
    }

    @Test
    void a_session_that_is_active_in_an_idle_wait_is_left_alone() throws Exception {
        App sleeper = scene.app("listener");
        sleeper.running("begin dbms_session.sleep(3600); end;");
        await().atMost(Warden.LIMIT)
                .until(() -> warden.session("db1", sleeper.sid()).isActive());
        scene.forward(Duration.ofHours(2));

        warden.sweep("db1");
        warden.sweepAndSettle("db1");

        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden.session("db1", sleeper.sid()).isActive()).isTrue();
    }
}
