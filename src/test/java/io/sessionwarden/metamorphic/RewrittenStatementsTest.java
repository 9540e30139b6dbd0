package io.sessionwarden.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.oracle.OracleEngine;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.testing.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs with the rewritten statements only: they are what the daemon has and sends. */
class RewrittenStatementsTest {
    @Test
    void all_that_the_daemon_sends_for_a_kill_and_for_the_doctor_is_a_rewritten_statement() throws Exception {
        try (Scene scene = Scene.with(Scene.IDLE_POLICY)) {
            scene.idleInTransaction();
            scene.warden().sweep("db1");
            scene.forward(Duration.ofSeconds(1));
            SweepReport report = scene.warden().sweepAndSettle("db1");
            assertThat(scene.warden().settle(report.kills().getFirst()).outcome())
                    .contains(Outcome.KILLED);
            assertThat(scene.warden().target("db1").link().abilities()).isNotEmpty();

            List<String> sent = scene.database().statementTexts().stream()
                    .map(statement -> SqlTokens.normalised(statement.text()))
                    .toList();
            Originals.all()
                    .forEach((file, original) -> assertThat(sent)
                            .as(file)
                            .contains(SqlTokens.normalised(ofTheDaemon(file)))
                            .doesNotContain(SqlTokens.normalised(original)));
        }
    }

    /** What the daemon of this run reads. */
    private static String ofTheDaemon(String file) {
        try (InputStream in = OracleEngine.class.getResourceAsStream("/sql/oracle/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
