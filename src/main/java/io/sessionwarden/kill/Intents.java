package io.sessionwarden.kill;

import io.sessionwarden.guard.KillPermit;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes what is about to be done into a record, with the evidence as it is before the kill. */
final class Intents {
    private Intents() {}

    static KillRecord write(KillPermit permit, Instant now) {
        KillRequest request = permit.request();
        SessionSnapshot victim = request.session();
        Evidence read = request.target().link().evidence(victim);
        Evidence evidence = new Evidence(
                read.sqlText(), read.prevSqlText(), read.lockedObjects(), waiters(request), read.missing());
        return new KillRecord(
                permit.killId(),
                request.target().name(),
                KillRecord.Victim.of(victim),
                request.policyName(),
                Mode.ENFORCE.text(),
                request.requestedBy(),
                request.reason(),
                request.ticket().isEmpty() ? null : request.ticket(),
                now,
                List.of(),
                null,
                null,
                null,
                null,
                KillRecord.Findings.of(
                        victim, evidence, Duration.between(request.sample().askedAt(), now)),
                permit.overridden().isEmpty() ? null : labels(permit.overridden()));
    }

    private static List<String> labels(List<Veto> vetoes) {
        return vetoes.stream().map(veto -> veto.reason().label()).toList();
    }

    /** What is kept of an overridden veto; the session is {@code inst:sid:serial}. */
    private record Overridden(String kill, String session, String veto, String text, String reason) {}

    static Note override(KillRecord intent, Veto veto) {
        KillRecord.Victim victim = intent.session();
        String session = new SessionKey(victim.instId(), victim.sid(), victim.serial()).toString();
        return new Note(
                Note.Kind.OVERRIDE,
                intent.database(),
                intent.policy(),
                intent.requestedBy(),
                new Overridden(intent.id(), session, veto.reason().label(), veto.text(), intent.reason()));
    }

    private static List<SessionKey> waiters(KillRequest request) {
        return SessionSnapshot.waitingFor(
                        request.session().address(), request.sample().sessions())
                .stream()
                .map(SessionSnapshot::key)
                .toList();
    }
}
