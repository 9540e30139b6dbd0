package io.sessionwarden.identity;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteQueue;
import io.sessionwarden.session.SessionKey;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Writes into the ledger who was refused for who that is: requests by nobody known, and kills asked for without the role. No answer waits for
 * that. Alike ones are summed up each minute, and those of nobody known have little room of their own: whoever has no token can neither fill
 * the ledger nor take the place of other notes.
 */
@ApplicationScoped
public class CallerNotes {
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_ADDRESSES = 20;
    private static final int MOST_CALLERS = 200;
    private static final int LATE = 10_000;

    private final NoteQueue ofNobody;
    private final NoteQueue ofCallers;
    private final Tally<Refusal> nobodys;
    private final Tally<Refusal> callers;

    public CallerNotes(Ledger ledger) {
        this.ofNobody = new NoteQueue(ledger, "login-notes", MOST_WAITING);
        this.ofCallers = new NoteQueue(ledger, "caller-notes", MOST_WAITING);
        this.nobodys = new Tally<>(MOST_ADDRESSES, (refusal, times) -> ofNobody.add(refusal.note(times)));
        this.callers = new Tally<>(MOST_CALLERS, (refusal, times) -> ofCallers.add(refusal.note(times)));
    }

    /** What requests that are alike have in common; what is not known, or not the same in all of them, is null. */
    private record Refusal(String cause, String text, String by, String database, String session, String from) {
        Note note(long times) {
            return new Note(Note.Kind.CALLER_REFUSED, database, null, by, new Text(cause, text, session, from, times));
        }
    }

    /**
     * What a note says. Never the token, nor anything made of it.
     *
     * @param session that was to be killed, {@code inst:sid:serial}; null when it is not about one
     * @param from the address that the requests came from; null for many
     * @param times how many requests this note stands for
     */
    record Text(String cause, String text, String session, String from, long times) {}

    /** Nobody is known by what a request from there shows. */
    void unknown(LoginRefused refused, String from) {
        String cause = refused.why().label();
        String text = refused.getMessage();
        nobodys.count(
                new Refusal(cause, text, null, null, null, from), new Refusal(cause, text, null, null, null, null));
    }

    /**
     * A caller without the role asked for a kill.
     *
     * @param forWhat what the role is needed for
     * @param database if there is one of that name
     * @param from its address, if it is known
     */
    public void forbidden(
            Caller caller,
            String forWhat,
            Optional<String> database,
            Optional<SessionKey> session,
            Optional<String> from) {
        String text = "none of the roles that are needed " + forWhat;
        Refusal refusal = new Refusal(
                "forbidden",
                text,
                caller.name(),
                database.orElse(null),
                session.map(SessionKey::toString).orElse(null),
                from.orElse(null));
        callers.count(refusal, new Refusal("forbidden", text, caller.name(), null, null, null));
    }

    @Scheduled(every = "1m")
    void endMinute() {
        nobodys.endMinute();
        callers.endMinute();
    }

    void end(@Observes @Priority(LATE) ShutdownEvent stopping) {
        endMinute();
        ofNobody.end();
        ofCallers.end();
    }
}
