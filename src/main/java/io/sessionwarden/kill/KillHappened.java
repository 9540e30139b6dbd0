package io.sessionwarden.kill;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is reported of kills; metrics, log and others listen for these types. */
public sealed interface KillHappened {
    /** A kill statement was sent and answered, or not answered. */
    record Attempted(KillRequest request, Action action, String route, Answer answer) implements KillHappened {}

    /** A kill has its outcome. */
    record Settled(
            KillRequest request,
            KillRecord intent,
            Outcome outcome,
            Optional<Instant> effectAt,
            Optional<Answer> answer,
            Optional<Veto> veto)
            implements KillHappened {
        /** From intent to effect. */
        public Optional<Duration> duration() {
            return effectAt.map(at -> Duration.between(intent.intentAt(), at));
        }

        /** From the first sample that showed the victim as one to the effect. */
        public Optional<Duration> timeToFix() {
            return effectAt.map(at -> Duration.between(request.firstSeen(), at));
        }
    }

    /** A permit was not used: the second look, or the ledger, spoke against it. */
    record Withheld(KillRequest request, Veto veto) implements KillHappened {}

    /** A kill of an earlier run has no outcome; it is looked for. */
    record Interrupted(KillRecord intent) implements KillHappened {}

    /** A kill that an earlier run left open has its outcome, by looking. */
    record Recovered(KillRecord intent, Outcome outcome) implements KillHappened {}
}
