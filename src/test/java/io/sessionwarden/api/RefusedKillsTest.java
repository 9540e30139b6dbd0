package io.sessionwarden.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteQueue;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Cause;
import io.sessionwarden.session.Expectation;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Reporter;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.LogLines;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A runbook that asks again and again fills neither ledger nor counters. */
class RefusedKillsTest {
    private static final Veto PROTECTED = new Veto(Reason.PROTECTED, "protected by the fleet file");

    private final Scene scene = Scene.with("policies: {}");
    private final RefusedKills refused =
            new RefusedKills(new Reporter(scene.warden().events()), scene.clock());

    @AfterEach
    void close() {
        scene.close();
    }

    private KillRequest request(App victim, String caller) {
        Warden warden = scene.warden();
        SessionSnapshot session = warden.session("db1", victim.sid());
        Sample.Taken sample = (Sample.Taken) warden.target("db1").sample(Duration.ofMinutes(1));
        return new KillRequest(
                warden.target("db1"),
                sample,
                sample.askedAt(),
                session,
                new Cause.Requested(Expectation.NONE),
                Optional.empty(),
                Action.KILL,
                Duration.ofSeconds(1),
                caller,
                "in the way",
                "");
    }

    private double counted(Reason reason) {
        return scene.warden()
                .metric(
                        "session_warden_kills_suppressed",
                        "database",
                        "db1",
                        "policy",
                        "operator",
                        "reason",
                        reason.label());
    }

    private List<NoteRead> vetoes(int number) {
        return await().atMost(Warden.LIMIT)
                .until(
                        () -> scene.warden().ledger.notes(Set.of(Note.Kind.VETO), Instant.EPOCH),
                        notes -> notes.size() >= number);
    }

    @Test
    void the_same_request_is_noted_and_counted_once_and_again_after_ten_minutes() {
        KillRequest request = request(scene.app("shop"), "ann");
        for (int i = 0; i < 100; i++) {
            refused.tell(request, PROTECTED);
        }
        assertThat(counted(Reason.PROTECTED)).isEqualTo(1);

        scene.forward(RefusedKills.PAUSE.minusMinutes(1));
        refused.tell(request, PROTECTED);
        assertThat(counted(Reason.PROTECTED)).isEqualTo(1);

        scene.forward(Duration.ofMinutes(1));
        refused.tell(request, PROTECTED);
        refused.tell(request, PROTECTED);
        assertThat(counted(Reason.PROTECTED)).isEqualTo(2);
        assertThat(vetoes(2)).hasSize(2).allSatisfy(note -> {
            assertThat(note.policy()).isEqualTo("operator");
            assertThat(note.writtenBy()).isEqualTo("ann");
            assertThat(note.body().path("reason").asText()).isEqualTo("protected");
            assertThat(note.body().path("asked").asText()).isEqualTo("in the way");
        });
    }

    @Test
    void another_caller_another_session_and_another_reason_are_noted_too() {
        App victim = scene.app("shop");
        refused.tell(request(victim, "ann"), PROTECTED);
        refused.tell(request(victim, "bob"), PROTECTED);
        refused.tell(request(scene.app("shop"), "ann"), PROTECTED);
        refused.tell(request(victim, "ann"), new Veto(Reason.EXPECTATION_FAILED, "expect.username does not hold"));

        assertThat(vetoes(4)).hasSize(4);
        assertThat(counted(Reason.PROTECTED)).isEqualTo(3);
        assertThat(counted(Reason.EXPECTATION_FAILED)).isEqualTo(1);
    }

    @Test
    void a_ledger_that_takes_no_note_is_told_of_in_the_log_and_stops_nothing() {
        KillRequest request = request(scene.app("shop"), "ann");
        scene.warden().loseLedger();
        try (LogLines log = LogLines.of(NoteQueue.class)) {
            refused.tell(request, new Veto(Reason.LEDGER, "the ledger cannot be written"));

            await().atMost(Warden.LIMIT).until(() -> !log.lines().isEmpty());
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("db1", "veto");
        }
        assertThat(counted(Reason.LEDGER)).isEqualTo(1);
    }
}
