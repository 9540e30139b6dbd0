package io.sessionwarden.restraint;

import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** On which databases policies stopped because they matched too much, until somebody has looked. Thread-safe. */
public final class Brakes {
    private static final Logger LOG = Logger.getLogger(Brakes.class);

    /** An open brake: how many of the user sessions policies wanted to end. */
    public record Opened(long matched, long sessions, Instant since) {}

    /** What a note about an opened brake has beside its columns. */
    private record Matched(long matched, long sessions) {}

    /** And one about a reset. */
    private record Reset(String reason) {}

    private final Map<String, Opened> open = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Clock clock;

    Brakes(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        ledger.notes(Set.of(Note.Kind.BRAKE_OPENED, Note.Kind.BRAKE_RESET), Instant.EPOCH)
                .forEach(this::remember);
    }

    private void remember(NoteRead note) {
        if (note.kind() == Note.Kind.BRAKE_OPENED) {
            long matched = note.body().path("matched").asLong();
            long sessions = note.body().path("sessions").asLong();
            open.put(note.database(), new Opened(matched, sessions, note.recordedAt()));
        } else {
            open.remove(note.database());
        }
    }

    /** Opens the brake of a database, at once and whether or not the ledger takes it; one that is open already stays as it is. */
    public synchronized void open(String database, long matched, long sessions) {
        if (open.putIfAbsent(database, new Opened(matched, sessions, clock.instant())) != null) {
            return;
        }
        LOG.errorf(
                "%s: the brake has opened: policies matched %d of %d user sessions. Policies kill nothing there until somebody has"
                        + " looked and posts to /api/v1/databases/%s/brake/reset.",
                database, matched, sessions, database);
        try {
            ledger.note(new Note(Note.Kind.BRAKE_OPENED, database, null, null, new Matched(matched, sessions)));
        } catch (LedgerUnwritable e) {
            LOG.errorf("%s: the open brake will not survive a restart. %s", database, e.getMessage());
        }
    }

    /**
     * Closes the brake of a database, if it is open.
     *
     * @throws LedgerUnwritable when it could not be written down; then it stays open
     */
    public synchronized void reset(String database, String by, String reason) {
        if (open.containsKey(database)) {
            ledger.note(new Note(Note.Kind.BRAKE_RESET, database, null, by, new Reset(reason)));
            open.remove(database);
        }
    }

    /** Since when and why it is open; empty when it is not. */
    public Optional<Opened> of(String database) {
        return Optional.ofNullable(open.get(database));
    }
}
