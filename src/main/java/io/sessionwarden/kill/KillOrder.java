package io.sessionwarden.kill;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Outcome;
import java.time.Instant;
import java.util.Optional;

/** A kill on its way. Each state holds what is known by then; the transitions are its methods, and there are no others. */
sealed interface KillOrder {
    KillRequest request();

    KillRecord record();

    /** The intent is in the ledger; nothing was sent yet. */
    record Intended(KillRequest request, KillRecord record) implements KillOrder {
        /** The second look found it gone. */
        Settled gone() {
            return new Settled(request, record, Outcome.ALREADY_GONE, Optional.empty(), Optional.empty());
        }

        /** Nothing was sent; the veto says why. */
        Settled withhold(Outcome outcome, Veto veto) {
            return new Settled(request, record, outcome, Optional.empty(), Optional.of(veto));
        }
    }

    /** The kill was sent, and answered or not. */
    record Sent(KillRequest request, KillRecord record, Answer answer) implements KillOrder {
        Settled settle(Aftermath.Ending ending) {
            return new Settled(request, record, ending.outcome(), ending.effectAt(), Optional.empty());
        }
    }

    /** The outcome is known and does not change any more; the veto says why nothing was sent. */
    record Settled(
            KillRequest request, KillRecord record, Outcome outcome, Optional<Instant> effectAt, Optional<Veto> veto)
            implements KillOrder {
        /** True while something may still be seen that the record should have. */
        boolean isFollowed() {
            return veto.isEmpty() && ending().isFollowed();
        }

        Aftermath.Ending ending() {
            return new Aftermath.Ending(outcome, effectAt);
        }
    }
}
