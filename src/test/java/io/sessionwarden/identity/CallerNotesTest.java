package io.sessionwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteQueue;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.testing.Events;
import io.sessionwarden.testing.LogLines;
import io.sessionwarden.testing.OpenLedger;
import io.sessionwarden.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every refused caller is in the ledger, in few notes. */
class CallerNotesTest {
    private static final LoginRefused NO_TOKEN = new LoginRefused(LoginRefused.Why.NO_TOKEN);
    private static final LoginRefused UNKNOWN_TOKEN = new LoginRefused(LoginRefused.Why.UNKNOWN_TOKEN);
    private static final Caller ANN = new Caller("ann", List.of(), Optional.empty());

    private final OpenLedger ledger = new OpenLedger(new SettableClock());
    private final CallerNotes notes = new CallerNotes(ledger.ledger());

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<NoteRead> written(int number) {
        return ledger.notes(Note.Kind.CALLER_REFUSED, number);
    }

    private static long times(List<NoteRead> notes) {
        return notes.stream()
                .mapToLong(note -> note.body().path("times").asLong())
                .sum();
    }

    @Test
    void the_first_of_a_kind_is_noted_at_once_and_those_that_follow_once_a_minute_as_one_number() {
        for (int i = 0; i < 1000; i++) {
            notes.unknown(NO_TOKEN, "10.1.2.3");
        }
        notes.unknown(UNKNOWN_TOKEN, "10.1.2.3");
        notes.unknown(NO_TOKEN, "10.1.2.4");
        assertThat(times(written(3))).isEqualTo(3);

        notes.endMinute();
        notes.endMinute();
        notes.endMinute();

        assertThat(written(4)).hasSize(4).last().satisfies(note -> {
            assertThat(note.writtenBy()).isNull();
            assertThat(note.database()).isNull();
            assertThat(note.body().path("cause").asText()).isEqualTo("no-token");
            assertThat(note.body().path("from").asText()).isEqualTo("10.1.2.3");
            assertThat(note.body().path("times").asLong()).isEqualTo(999);
        });
    }

    @Test
    void what_goes_on_for_hours_is_one_note_a_minute() {
        for (int minute = 0; minute < 120; minute++) {
            for (int i = 0; i < 10; i++) {
                notes.unknown(NO_TOKEN, "10.1.2.3");
            }
            notes.endMinute();
        }
        assertThat(times(written(121))).isEqualTo(1200);
        assertThat(written(121)).hasSize(121);
    }

    @Test
    void of_many_addresses_the_first_have_their_notes_and_the_others_share_one() {
        for (int i = 0; i < 5000; i++) {
            notes.unknown(UNKNOWN_TOKEN, "10.2." + i / 250 + "." + i % 250);
        }
        notes.endMinute();
        List<NoteRead> written = written(22);
        assertThat(written).hasSize(22);
        assertThat(times(written)).isEqualTo(5000);
        assertThat(written)
                .filteredOn(note -> note.body().path("from").isNull())
                .hasSize(2);
    }

    @Test
    void a_caller_who_may_not_kill_is_noted_by_name_with_the_session() {
        Optional<SessionKey> session = SessionKey.parse("1:142:5113");
        for (int i = 0; i < 5; i++) {
            notes.forbidden(ANN, "to kill", Optional.of("crm"), session, Optional.of("10.1.2.3"));
        }
        notes.endMinute();
        assertThat(written(2)).hasSize(2).allSatisfy(note -> {
            assertThat(note.writtenBy()).isEqualTo("ann");
            assertThat(note.database()).isEqualTo("crm");
            assertThat(note.body().path("cause").asText()).isEqualTo("forbidden");
            assertThat(note.body().path("session").asText()).isEqualTo("1:142:5113");
        });
        assertThat(times(written(2))).isEqualTo(5);
    }

    @Test
    void whoever_has_no_token_takes_no_place_of_others_while_the_ledger_keeps_silent() {
        ledger.hold(Note.Kind.CALLER_REFUSED);
        NoteQueue vetoes = new NoteQueue(ledger.ledger(), "vetoes", 10);
        try (LogLines log = LogLines.of(NoteQueue.class)) {
            for (int minute = 0; minute < 100; minute++) {
                for (int i = 0; i < 100; i++) {
                    notes.unknown(UNKNOWN_TOKEN, "10.2.3." + i);
                }
                notes.endMinute();
            }
            assertThat(log.lines())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("WARN") && line.contains("login-notes"));
            log.lines().clear();
            notes.forbidden(ANN, "to kill", Optional.of("crm"), Optional.empty(), Optional.empty());
            vetoes.add(new Note(Note.Kind.VETO, "crm", "idle", null, Map.of()));

            assertThat(ledger.notes(Note.Kind.VETO, 1)).hasSize(1);
            assertThat(log.lines()).isEmpty();
        }
        ledger.release();
        assertThat(written(1001)).anyMatch(note -> "ann".equals(note.writtenBy()));
    }

    @Test
    void what_was_not_told_yet_is_written_when_the_daemon_ends() {
        notes.unknown(NO_TOKEN, "10.1.2.3");
        notes.unknown(NO_TOKEN, "10.1.2.3");
        Events events = new Events();
        events.listen(notes);
        events.fire(new ShutdownEvent());
        assertThat(times(ledger.notes(Note.Kind.CALLER_REFUSED))).isEqualTo(2);
    }
}
