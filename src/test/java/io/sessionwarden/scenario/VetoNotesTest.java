package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.restraint.Pause.Scope;
import io.sessionwarden.session.Sample;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who was not killed and why stands in the ledger, and never in a sweep's way. */
class VetoNotesTest {
    private static final String DRY_RUN =
            "policies: { idle: { databases: all, mode: dry-run, match: { state: idle-in-transaction, for: 15m } } }";

    private static List<NoteRead> vetoes(Warden warden) {
        return warden.ledger.notes(Set.of(Note.Kind.VETO), Instant.EPOCH);
    }

    private static SweepReport wholeSweep(Warden warden) {
        return await().atMost(Warden.LIMIT)
                .until(() -> warden.sweep("db1"), report -> report.sample() instanceof Sample.Taken);
    }

    @Test
    void a_veto_is_noted_once_however_often_it_is_seen() throws Exception {
        try (Scene scene = Scene.with(DRY_RUN)) {
            App app = scene.idleInTransaction();
            for (int i = 0; i < 5; i++) {
                wholeSweep(scene.warden());
            }

            await().atMost(Warden.LIMIT).until(() -> !vetoes(scene.warden()).isEmpty());
            assertThat(vetoes(scene.warden())).singleElement().satisfies(note -> {
                assertThat(note.database()).isEqualTo("db1");
                assertThat(note.policy()).isEqualTo("idle");
                assertThat(note.writtenBy()).isNull();
                assertThat(note.body().at("/reason").asText()).isEqualTo("dry-run");
                assertThat(note.body().at("/session").asText()).startsWith("1:" + app.sid() + ":");
            });
        }
    }

    @Test
    void a_persons_kill_that_was_permitted_and_then_withheld_is_noted_with_who_asked() throws Exception {
        try (Scene scene = Scene.with("policies: {}")) {
            App app = scene.app("shop");
            Warden warden = scene.warden();
            warden.betweenSampleAndSecondLook(
                    () -> warden.restraints().pauses().pause(Scope.ALL, Optional.empty(), "ops", "restore runs"));
            warden.settle(warden.kill(warden.request("db1", warden.session("db1", app.sid()))));

            await().atMost(Warden.LIMIT).until(() -> !vetoes(warden).isEmpty());
            assertThat(vetoes(warden)).singleElement().satisfies(note -> {
                assertThat(note.policy()).isEqualTo("operator");
                assertThat(note.writtenBy()).isEqualTo("test");
                assertThat(note.body().at("/reason").asText()).isEqualTo("paused");
                assertThat(note.body().at("/asked").asText()).isEqualTo("asked for by a test");
            });
            assertThat(scene.killsSent()).isEmpty();
        }
    }

    @Test
    void a_ledger_that_takes_no_note_changes_nothing_of_the_sweep() throws Exception {
        try (Scene scene = Scene.with(DRY_RUN)) {
            scene.idleInTransaction();
            wholeSweep(scene.warden());
            scene.warden().loseLedger();

            assertThat(wholeSweep(scene.warden()).suppressed()).isNotEmpty();
        }
    }
}
