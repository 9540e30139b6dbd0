package io.sessionwarden.testing;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerDatabase;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A ledger in memory that can be held up. */
public final class OpenLedger implements AutoCloseable {
    private final AgroalDataSource source;
    private final Ledger ledger;
    private volatile Note.Kind held;
    private final CountDownLatch released = new CountDownLatch(1);

    public OpenLedger(Clock clock) {
        try {
            source = LedgerDatabase.open(Warden.newLedger(), "sa", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        ledger = new Ledger(source, clock) {
            @Override
            public void note(Note note) {
                if (note.kind() == held) {
                    hold();
                }
                super.note(note);
            }
        };
    }

    private void hold() {
        try {
            released.await(Warden.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    /** From now on whoever writes a note of that kind waits. */
    public void hold(Note.Kind kind) {
        held = kind;
    }

    /** Lets those go on that wait. */
    public void release() {
        held = null;
        released.countDown();
    }

    public List<NoteRead> notes(Note.Kind kind) {
        return ledger.notes(Set.of(kind), Instant.EPOCH);
    }

    /** The notes as soon as there are that many. */
    public List<NoteRead> notes(Note.Kind kind, int number) {
        return await().atMost(Warden.LIMIT).until(() -> notes(kind), notes -> notes.size() >= number);
    }

    @Override
    public void close() {
        release();
        source.close();
    }
}
