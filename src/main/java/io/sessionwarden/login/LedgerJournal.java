package io.sessionwarden.login;

import io.sessionwarden.engine.Fingerprint;
import io.sessionwarden.engine.LoginEvent;
import io.sessionwarden.engine.LoginJournal;
import io.sessionwarden.engine.RefusedLogins;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps login events as notes in the ledger: a database, an account, a fingerprint of the password and never the password. */
@ApplicationScoped
public class LedgerJournal implements LoginJournal {
    private static final Set<Note.Kind> KINDS =
            Set.of(Note.Kind.REFUSED_LOGIN, Note.Kind.LOGIN_ACCEPTED, Note.Kind.REARM);

    private final Ledger ledger;

    public LedgerJournal(Ledger ledger) {
        this.ledger = ledger;
    }

    /** For the whole application. */
    @Produces
    @Singleton
    static RefusedLogins refusedLogins(LoginJournal journal) {
        return new RefusedLogins(journal);
    }

    /** Body of a refused login. */
    record Refused(String account, String code, Fingerprint fingerprint) {}

    /** Body of an accepted one. */
    record Accepted(String account) {}

    /** Body of a re-arm. */
    record Rearmed(String reason) {}

    @Override
    public List<LoginEvent> read() throws Unavailable {
        try {
            return ledger.notes(KINDS, Instant.EPOCH).stream()
                    .map(LedgerJournal::event)
                    .toList();
        } catch (RuntimeException e) { // whatever kept it from being read: on doubt no login
            throw new Unavailable("the ledger cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static LoginEvent event(NoteRead note) {
        String account = note.body().path("account").asText();
        return switch (note.kind()) {
            case REFUSED_LOGIN ->
                new LoginEvent.Refused(
                        note.database(), account, code(note.body().path("code").asText()), fingerprint(note));
            case LOGIN_ACCEPTED -> new LoginEvent.Accepted(note.database(), account);
            case REARM ->
                new LoginEvent.Rearmed(
                        note.database(),
                        note.writtenBy(),
                        note.body().path("reason").asText());
            default -> throw new IllegalStateException("not asked for: " + note.kind());
        };
    }

    private static int code(String text) {
        return Integer.parseInt(text.substring("ORA-".length()));
    }

    private static Fingerprint fingerprint(NoteRead note) {
        var written = note.body().path("fingerprint");
        return new Fingerprint(
                written.path("salt").asText(),
                written.path("rounds").asInt(),
                written.path("hash").asText());
    }

    @Override
    public void write(LoginEvent event) throws Unavailable {
        try {
            ledger.note(note(event));
        } catch (LedgerUnwritable e) {
            throw new Unavailable(e.getMessage(), e);
        }
    }

    private static Note note(LoginEvent event) {
        return switch (event) {
            case LoginEvent.Refused refused ->
                note(
                        Note.Kind.REFUSED_LOGIN,
                        event,
                        null,
                        new Refused(
                                refused.account(), "ORA-%05d".formatted(refused.oracleError()), refused.password()));
            case LoginEvent.Accepted accepted ->
                note(Note.Kind.LOGIN_ACCEPTED, event, null, new Accepted(accepted.account()));
            case LoginEvent.Rearmed rearmed ->
                note(Note.Kind.REARM, event, rearmed.by(), new Rearmed(rearmed.reason()));
        };
    }

    private static Note note(Note.Kind kind, LoginEvent event, String by, Object body) {
        return new Note(kind, event.database(), null, by, body);
    }
}
