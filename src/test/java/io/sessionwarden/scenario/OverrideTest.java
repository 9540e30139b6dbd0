package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.restraint.Hold;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rollbacks that are too large, and the vetoes that people can override. */
class OverrideTest {
    private Scene scene;
    private App victim;

    @BeforeEach
    void a_victim_with_a_small_transaction() throws Exception {
        scene = Scene.with(Scene.IDLE_POLICY + "limits: { max-undo-records: 1 }\n");
        victim = scene.idleInTransaction();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Warden warden() {
        return scene.warden();
    }

    private void its_transaction_grows() {
        try {
            victim.run("update account set balance = 0 where id = 2");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void it_is_held() {
        Instant now = scene.clock().instant();
        Optional<Glob> none = Optional.empty();
        Optional<Glob> all = Optional.of(Glob.of("*"));
        warden().restraints()
                .holds()
                .hold(new Hold("h1", "db1", Optional.empty(), all, none, none, now.plusSeconds(60), "why", "ops", now));
    }

    private Verdict asked(Reason... overridden) {
        SessionSnapshot session = warden().session("db1", victim.sid());
        return warden().request("db1", session, Action.KILL_IMMEDIATE, Set.of(overridden));
    }

    private static Reason reason(Verdict verdict) {
        return ((Verdict.Deny) verdict).veto().reason();
    }

    private List<NoteRead> overrides() {
        return warden().ledger.notes(Set.of(Note.Kind.OVERRIDE), Instant.EPOCH);
    }

    @Test
    void a_rollback_that_is_too_large_is_not_begun_by_policies_nor_by_people() {
        its_transaction_grows();
        scene.forward(Duration.ofMinutes(16));
        assertThat(reason(asked())).isEqualTo(Reason.ROLLBACK_TOO_LARGE);
        for (int i = 0; i < 3; i++) {
            warden().sweepAndSettle("db1");
        }
        assertThat(scene.killsSent()).isEmpty();
        assertThat(warden().metric("session_warden_kills_suppressed", "policy", "idle", "reason", "rollback-too-large"))
                .isEqualTo(1);
    }

    @Test
    void a_rollback_that_grew_too_large_since_the_sample_is_noticed_by_the_second_look() {
        warden().sweep("db1");
        warden().betweenSampleAndSecondLook(this::its_transaction_grows);
        var end = warden().settle(warden().kill(asked()));
        assertThat(end.veto().orElseThrow().reason()).isEqualTo(Reason.ROLLBACK_TOO_LARGE);
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void an_overridden_veto_is_in_the_ledger_before_the_kill_and_in_its_record() {
        its_transaction_grows();
        it_is_held();
        warden().sweep("db1");
        List<NoteRead> before = new ArrayList<>();
        warden().betweenSampleAndSecondLook(() -> before.addAll(overrides()));

        var end = warden().settle(warden().kill(asked(Reason.HOLD, Reason.ROLLBACK_TOO_LARGE)));

        assertThat(end.outcome()).contains(Outcome.KILLED);
        assertThat(before).hasSize(2).allSatisfy(note -> {
            assertThat(note.database()).isEqualTo("db1");
            assertThat(note.writtenBy()).isEqualTo("test");
            assertThat(note.body().get("reason").asText()).isEqualTo("asked for by a test");
            assertThat(note.body().get("session").asText()).contains(":" + victim.sid() + ":");
        });
        assertThat(warden().kills().getFirst().overrides()).containsExactly("hold", "rollback-too-large");
    }

    @Test
    void who_overrides_one_veto_is_still_stopped_by_the_other() {
        its_transaction_grows();
        it_is_held();
        warden().sweep("db1");
        assertThat(reason(asked(Reason.HOLD))).isEqualTo(Reason.ROLLBACK_TOO_LARGE);
        assertThat(reason(asked(Reason.ROLLBACK_TOO_LARGE))).isEqualTo(Reason.HOLD);
    }

    @Test
    void an_override_that_nothing_stood_against_leaves_no_trace_and_covers_nothing_that_comes_later() {
        warden().sweep("db1");
        warden().betweenSampleAndSecondLook(this::it_is_held);
        var end = warden().settle(warden().kill(asked(Reason.HOLD)));
        assertThat(end.veto().orElseThrow().reason()).isEqualTo(Reason.HOLD);
        assertThat(overrides()).isEmpty();
        assertThat(warden().kills().getFirst().overrides()).isNull();
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void an_override_that_cannot_be_written_down_kills_nobody() {
        it_is_held();
        warden().sweep("db1");
        Verdict verdict = asked(Reason.HOLD);
        warden().loseLedger();
        assertThat(warden().settle(warden().kill(verdict)).veto().orElseThrow().reason())
                .isEqualTo(Reason.LEDGER);
        assertThat(scene.killsSent()).isEmpty();
    }

    @Test
    void what_protects_everybody_always_cannot_be_overridden() {
        warden().sweep("db1");
        assertThatThrownBy(() -> asked(Reason.PROTECTED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> asked(Reason.PAUSED)).isInstanceOf(IllegalArgumentException.class);
    }
}
