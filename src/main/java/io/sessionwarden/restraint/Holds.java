package io.sessionwarden.restraint;

import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.session.SessionSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is not to be touched for a while. Thread-safe. */
public final class Holds {
    /** A hold ends by itself: one that nobody remembers would shield a session for ever. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** What a note about the end of a hold has beside its columns. */
    private record Released(String id) {}

    private final Map<String, Hold> active = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Clock clock;

    Holds(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        Instant oldest = clock.instant().minus(LONGEST).minus(Duration.ofDays(1));
        ledger.notes(Set.of(Note.Kind.HOLD, Note.Kind.RELEASE), oldest).forEach(this::remember);
    }

    private void remember(NoteRead note) {
        if (note.kind() == Note.Kind.HOLD) {
            Hold hold = HoldNote.read(note);
            active.put(hold.id(), hold);
        } else {
            active.remove(note.body().path("id").asText());
        }
    }

    /**
     * Holds, at once.
     *
     * @throws LedgerUnwritable when it was not written down; it holds nevertheless, until the program ends
     */
    public void hold(Hold hold) {
        active.put(hold.id(), hold);
        ledger.note(new Note(Note.Kind.HOLD, hold.database(), null, hold.by(), HoldNote.of(hold)));
    }

    /**
     * Ends a hold before its time.
     *
     * @throws LedgerUnwritable when it could not be written down; then it holds on
     */
    public void release(Hold hold, String by) {
        ledger.note(new Note(Note.Kind.RELEASE, hold.database(), null, by, new Released(hold.id())));
        active.remove(hold.id());
    }

    /** A hold on that session. */
    public Optional<Hold> on(String database, SessionSnapshot session) {
        Instant now = clock.instant();
        return active.values().stream()
                .filter(hold -> !hold.isOver(now) && hold.covers(database, session))
                .findFirst();
    }

    /** All that are not over, in the order of their ids. */
    public List<Hold> list() {
        Instant now = clock.instant();
        active.values().removeIf(hold -> hold.isOver(now));
        return active.values().stream().sorted(Comparator.comparing(Hold::id)).toList();
    }
}
