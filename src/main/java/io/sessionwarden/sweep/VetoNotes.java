package io.sessionwarden.sweep;

import io.quarkus.runtime.ShutdownEvent;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.kill.KillHappened;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteQueue;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes into the ledger who was not killed and why, as often as it is reported: once per episode. No sweep and no request waits for that. */
@ApplicationScoped
public class VetoNotes {
    private static final int MOST_WAITING = 10_000;
    /** After whoever still reports something when the daemon ends. */
    private static final int LATE = 10_000;

    private final NoteQueue ofPolicies;
    /** Apart: a runbook in a loop must not take the policies' place. */
    private final NoteQueue ofPeople;

    public VetoNotes(Ledger ledger) {
        this.ofPolicies = new NoteQueue(ledger, "veto-notes", MOST_WAITING);
        this.ofPeople = new NoteQueue(ledger, "refusal-notes", MOST_WAITING);
    }

    /**
     * What a veto's note says. Neither SQL nor what the session says of itself.
     *
     * @param session {@code inst:sid:serial}
     * @param asked why a person or a runbook wanted it ended; null for policies
     */
    record Text(String session, String reason, String text, String asked) {}

    void suppressed(@Observes Suppressed suppressed) {
        write(suppressed.request(), suppressed.veto());
    }

    void withheld(@Observes KillHappened.Withheld withheld) {
        write(withheld.request(), withheld.veto());
    }

    private void write(KillRequest request, Veto veto) {
        String session = request.session().key().toString();
        String reason = veto.reason().label();
        if (!request.isByPolicy()) {
            Text text = new Text(session, reason, veto.text(), request.reason());
            ofPeople.add(note(request, request.requestedBy(), text));
        } else if (veto.reason() != Reason.LEDGER) { // it would not take this either, for each match of each sweep
            ofPolicies.add(note(request, null, new Text(session, reason, veto.text(), null)));
        }
    }

    private static Note note(KillRequest request, String by, Text text) {
        return new Note(Note.Kind.VETO, request.target().name(), request.policyName(), by, text);
    }

    void end(@Observes @Priority(LATE) ShutdownEvent stopping) {
        ofPolicies.end();
        ofPeople.end();
    }
}
