package io.sessionwarden.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.testing.SessionSnapshots;
import io.sessionwarden.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
        note(Note.Kind.CALLER_REFUSED);
        note(Note.Kind.PAUSE);
        clock.forward(Duration.ofDays(2));
        ledger.intend(intent("new", "ann"), Optional.empty());
        ledger.settled(intent("new", "ann"), Outcome.KILLED, clock.instant());
        note(Note.Kind.VETO);

        assertThat(ledger.forget(clock.instant().minus(Duration.ofDays(1)))).isEqualTo(4);
        assertThat(ledger.forget(clock.instant().minus(Duration.ofDays(1)))).isZero();

        assertThat(ledger.list(ALL).items()).map(KillRecord::id).containsExactly("new", "open");
        assertThat(ledger.notes(Set.of(Note.Kind.VETO, Note.Kind.PAUSE), Instant.EPOCH))
                .map(NoteRead::kind)
                .containsExactly(Note.Kind.PAUSE, Note.Kind.VETO);
    }

    /** The statements of the page about it. */
    private static List<String> documented() throws IOException {
        return Pattern.compile("(?s)```sql\n(.*?)```")
                .matcher(Files.readString(Path.of("docs/reference/ledger.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private List<String> bodies(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> bodies = new ArrayList<>();
            while (rows.next()) {
                bodies.add(rows.getString("body"));
            }
            return bodies;
        }
    }

    @Test
    void the_statements_that_its_page_shows_find_refusals_notes_and_the_story_of_a_kill() throws Exception {
        clock.forward(Duration.between(clock.instant(), Instant.parse("2026-01-31T12:00:00Z")));
        ledger.note(new Note(Note.Kind.VETO, "crm", "operator", "ann", Map.of("text", "asked in vain")));
        ledger.note(new Note(Note.Kind.VETO, "crm", "idle", null, Map.of("text", "vetoed")));
        ledger.note(new Note(Note.Kind.CALLER_REFUSED, null, null, null, Map.of("text", "nobody")));
        ledger.note(new Note(Note.Kind.PAUSE, null, null, "ann", Map.of("text", "paused")));
        ledger.intend(intent("6d1c2f7e-4a7e-4c7c-9d0b-0d6f3a1f5b8e", "ann"), Optional.empty());
        ledger.settled(intent("6d1c2f7e-4a7e-4c7c-9d0b-0d6f3a1f5b8e", "ann"), Outcome.KILLED, clock.instant());
        List<String> statements = documented();
        assertThat(statements).hasSize(4);

        assertThat(bodies(statements.get(0)))
                .hasSize(2)
                .allMatch(body -> body.contains("asked in vain") || body.contains("nobody"));
        assertThat(bodies(statements.get(1))).singleElement().asString().contains("vetoed");
        assertThat(bodies(statements.get(2))).singleElement().asString().contains("paused");
        assertThat(bodies(statements.get(3))).hasSize(2);
    }

    @Test
    void its_page_explains_every_kind_of_note_and_every_column() throws Exception {
        String page = Files.readString(Path.of("docs/reference/ledger.md"));
        assertThat(Note.Kind.values()).allMatch(kind -> page.contains("| `" + kind.label() + "` |"));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from ledger_entry")) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                assertThat(page)
                        .contains("`" + rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT) + "`");
            }
        }
    }

    private void note(Note.Kind kind) {
        ledger.note(new Note(kind, "crm", null, "ann", Map.of("text", "because")));
    }
}
