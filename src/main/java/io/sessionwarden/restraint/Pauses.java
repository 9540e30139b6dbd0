package io.sessionwarden.restraint;

import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.restraint.Pause.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stop switch. Stopping needs nothing but this program; going on needs the ledger. Thread-safe. */
public final class Pauses {
    private record Place(Scope scope, Optional<String> database) {}

    /** What a note holds beside its columns. */
    private record Decision(String scope, String reason) {}

    private final Map<Place, Pause> active = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Clock clock;

    Pauses(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        ledger.notes(Set.of(Note.Kind.PAUSE, Note.Kind.RESUME), Instant.EPOCH).forEach(this::remember);
    }

    private void remember(NoteRead note) {
        Scope scope = Scope.of(note.body().path("scope").asText())
                .orElseThrow(() -> new IllegalStateException("the ledger's note " + note.id() + " has no known scope"));
        Place place = new Place(scope, Optional.ofNullable(note.database()));
        if (note.kind() == Note.Kind.PAUSE) {
            String reason = note.body().path("reason").asText();
            active.put(place, new Pause(scope, place.database(), reason, note.writtenBy(), note.recordedAt()));
        } else {
            active.remove(place);
        }
    }

    /**
     * Stops kills, at once: it neither waits for the ledger nor for whoever uses it now.
     *
     * @throws LedgerUnwritable when it was not written down; it holds nevertheless, until the program ends
     */
    public void pause(Scope scope, Optional<String> database, String by, String reason) {
        Place place = new Place(scope, database);
        Pause pause = new Pause(scope, database, reason, by, clock.instant());
        active.put(place, pause);
        synchronized (this) {
            active.put(place, pause); // a resume may have come between
            note(Note.Kind.PAUSE, place, by, reason);
        }
    }

    /**
     * Takes back the pause of that scope in that place, if there is one; others stay.
     *
     * @throws LedgerUnwritable when it could not be written down; then the pause holds on
     */
    public synchronized void resume(Scope scope, Optional<String> database, String by, String reason) {
        Place place = new Place(scope, database);
        if (active.containsKey(place)) {
            note(Note.Kind.RESUME, place, by, reason);
            active.remove(place);
        }
    }

    private void note(Note.Kind kind, Place place, String by, String reason) {
        String database = place.database().orElse(null);
        ledger.note(
                new Note(kind, database, null, by, new Decision(place.scope().text(), reason)));
    }

    /** The pause that stops everybody on that database. */
    public Optional<Pause> ofAll(String database) {
        return of(Scope.ALL, database);
    }

    /** The pause that stops policies there; one that stops everybody is another one. */
    public Optional<Pause> ofPolicies(String database) {
        return of(Scope.POLICIES, database);
    }

    private Optional<Pause> of(Scope scope, String database) {
        return active.values().stream()
                .filter(pause -> pause.scope() == scope && pause.covers(database))
                .findFirst();
    }

    /** All of them, the oldest first. */
    public List<Pause> list() {
        return active.values().stream()
                .sorted(Comparator.comparing(Pause::since))
                .toList();
    }
}
