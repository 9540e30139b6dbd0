package io.sessionwarden.sweep;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.kill.KillHappened;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.ledger.Note;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes into the ledger who was not killed and why, as often as it is reported: once per episode. In a thread of its own: no sweep waits for
 * the ledger on a note's account, and a note that the ledger does not take is only missed.
 */
@ApplicationScoped
public class VetoNotes {
    private static final Logger LOG = Logger.getLogger(VetoNotes.class);
    private static final int MOST_WAITING = 10_000;

    private final Ledger ledger;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("veto-notes").factory(),
            (note, executor) -> LOG.warn("A veto is not in the ledger: too many wait to be written"));

    public VetoNotes(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What a veto's note says. Neither SQL nor what the session says of itself.
     *
     * @param session {@code inst:sid:serial}
     */
    record Text(String session, String reason, String text) {}

    void suppressed(@Observes Suppressed suppressed) {
        write(suppressed.request(), suppressed.veto());
    }

    void withheld(@Observes KillHappened.Withheld withheld) {
        write(withheld.request(), withheld.veto());
    }

    private void write(KillRequest request, Veto veto) {
        if (veto.reason() == Reason.LEDGER) { // it would not take this either
            return;
        }
        String by = request.isByPolicy() ? null : request.requestedBy();
        Text text = new Text(request.session().key().toString(), veto.reason().label(), veto.text());
        Note note = new Note(Note.Kind.VETO, request.target().name(), request.policyName(), by, text);
        writer.execute(() -> write(note));
    }

    private void write(Note note) {
        try {
            ledger.note(note);
        } catch (LedgerUnwritable e) {
            LOG.warnf("%s: a veto is not in the ledger. %s", note.database(), e.getMessage());
        }
    }

    @PreDestroy
    void end() {
        writer.shutdown();
    }
}
