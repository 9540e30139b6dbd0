package io.sessionwarden.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.testing.SessionSnapshots;
import io.sessionwarden.testing.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger keeps and finds again, whatever database it is in. */
abstract class LedgerContract {
    /** An empty ledger. */
    abstract AgroalDataSource newDatabase() throws SQLException;

    private final SettableClock clock = new SettableClock();
    private AgroalDataSource source;
    private Ledger ledger;

    @BeforeEach
    void open() throws SQLException {
        source = newDatabase();
        ledger = new Ledger(source, clock);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private KillRecord intent(String id, String requestedBy) {
        var victim = SessionSnapshots.inactiveFor(1000).build();
        return new KillRecord(
                id,
                "crm",
                KillRecord.Victim.of(victim),
                "operator",
                "enforce",
                requestedBy,
                "because",
                null,
                clock.instant(),
                List.of(),
                null,
                null,
                null,
                null,
                KillRecord.Findings.of(victim, new Evidence("", "", List.of(), List.of(), ""), Duration.ZERO),
                null);
    }

    @Test
    void a_kill_is_found_by_its_callers_idempotency_key() {
        ledger.intend(intent("k1", "ann"), Optional.of(new Idempotency("monday", "hash")));

        assertThat(ledger.byIdempotencyKey("ann", "monday")).contains(new Ledger.ByKey("k1", "hash"));
        assertThat(ledger.byIdempotencyKey("bob", "monday")).isEmpty();
        assertThat(ledger.byIdempotencyKey("ann", "tuesday")).isEmpty();
        assertThat(ledger.find("k1")).map(KillRecord::requestedBy).contains("ann");
    }

    @Test
    void a_key_serves_each_caller_once_and_intents_without_one_are_not_in_each_others_way() {
        Optional<Idempotency> key = Optional.of(new Idempotency("monday", "hash"));
        ledger.intend(intent("k1", "ann"), key);
        ledger.intend(intent("k2", "bob"), key);
        ledger.intend(intent("k3", "ann"), Optional.empty());
        ledger.intend(intent("k4", "ann"), Optional.empty());

        assertThatExceptionOfType(KeyTaken.class).isThrownBy(() -> ledger.intend(intent("k5", "ann"), key));
        assertThat(ledger.find("k5")).isEmpty();
        assertThat(ledger.unsettled()).isEqualTo(4);
    }

    private static final KillQuery ALL =
            new KillQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 2);

    @Test
    void kills_are_put_together_from_their_entries_page_by_page_newest_first() {
        for (String id : List.of("k1", "k2", "k3")) {
            ledger.intend(intent(id, "ann"), Optional.empty());
        }
        ledger.attempted(
                intent("k3", "ann"),
                new KillRecord.Attempt("kill-immediate", "direct", clock.instant(), "accepted", null));
        ledger.settled(intent("k3", "ann"), Outcome.KILLED, clock.instant());
        ledger.followed(intent("k3", "ann"), null, clock.instant());

        Ledger.Page first = ledger.list(ALL);
        assertThat(first.items()).map(KillRecord::id).containsExactly("k3", "k2");
        assertThat(first.items().getFirst()).satisfies(kill -> {
            assertThat(kill.outcome()).isEqualTo("killed");
            assertThat(kill.attempts()).map(KillRecord.Attempt::answer).containsExactly("accepted");
            assertThat(kill.goneAt()).isNotNull();
            assertThat(kill.interrupted()).isNull();
            assertThat(kill.session().instanceStart()).isEqualTo(SessionSnapshots.LOGON.minusDays(1));
        });
        Ledger.Page second = ledger.list(new KillQuery(
                Optional.of("crm"), Optional.of("operator"), Optional.empty(), Optional.empty(), first.next(), 2));
        assertThat(second.items()).map(KillRecord::id).containsExactly("k1");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_kill_without_an_outcome_is_open_until_a_later_run_has_found_it() {
        ledger.intend(intent("k1", "ann"), Optional.empty());
        ledger.intend(intent("k2", "ann"), Optional.empty());
        ledger.settled(intent("k2", "ann"), Outcome.REFUSED, null);
        assertThat(ledger.openIntents()).map(KillRecord::id).containsExactly("k1");

        ledger.recovered(intent("k1", "ann"), Outcome.KILLED, clock.instant());

        assertThat(ledger.openIntents()).isEmpty();
        assertThat(ledger.find("k1")).hasValueSatisfying(kill -> {
            assertThat(kill.outcome()).isEqualTo("killed");
            assertThat(kill.interrupted()).isTrue();
        });
        assertThat(ledger.find("k2")).map(KillRecord::interrupted).isEmpty();
    }

    @Test
    void what_is_old_is_forgotten_but_for_what_is_open_or_says_how_things_stand() {
        ledger.intend(intent("done", "ann"), Optional.empty());
        ledger.settled(intent("done", "ann"), Outcome.KILLED, clock.instant());
        ledger.intend(intent("open", "ann"), Optional.empty());
        note(Note.Kind.VETO);
        note(Note.Kind.PAUSE);
        clock.forward(Duration.ofDays(2));
        ledger.intend(intent("new", "ann"), Optional.empty());
        ledger.settled(intent("new", "ann"), Outcome.KILLED, clock.instant());
        note(Note.Kind.VETO);

        assertThat(ledger.forget(clock.instant().minus(Duration.ofDays(1)))).isEqualTo(3);
        assertThat(ledger.forget(clock.instant().minus(Duration.ofDays(1)))).isZero();

        assertThat(ledger.list(ALL).items()).map(KillRecord::id).containsExactly("new", "open");
        assertThat(ledger.notes(Set.of(Note.Kind.VETO, Note.Kind.PAUSE), Instant.EPOCH))
                .map(NoteRead::kind)
                .containsExactly(Note.Kind.PAUSE, Note.Kind.VETO);
    }

    private void note(Note.Kind kind) {
        ledger.note(new Note(kind, "crm", null, "ann", Map.of("text", "because")));
    }
}
