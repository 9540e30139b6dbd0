package io.sessionwarden.kill;

import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What comes after a kill was, or may have been, sent: its outcome by looking, and whatever is seen of it later. Sends nothing. */
final class Aftermath {
    private static final Logger LOG = Logger.getLogger(Aftermath.class);
    /** How long a settled kill is still looked at, for its late effect and for its row to go. */
    private static final Duration FOLLOW = Duration.ofMinutes(15);

    private static final Duration ABSENCE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Verifier verifier;

    Aftermath(Ledger ledger, Verifier verifier) {
        this.ledger = ledger;
        this.verifier = verifier;
    }

    /** What became of a kill, and when its effect was seen. */
    record Ending(Outcome outcome, Optional<Instant> effectAt) {
        static Ending without(Outcome outcome) {
            return new Ending(outcome, Optional.empty());
        }

        /** True while something may still be seen that the record should have. */
        boolean isFollowed() {
            return switch (outcome) {
                case KILLED, MARKED, UNVERIFIED, TIMED_OUT -> true;
                case ALREADY_GONE, CHANGED, REFUSED -> false;
            };
        }
    }

    /** What the database did, whatever it answered. */
    Ending ending(Watched victim, Answer.Kind answer, Verifier.Limit limit) {
        return switch (answer) {
            case ACCEPTED, MARKED, UNKNOWN -> {
                Optional<Instant> effect = verifier.awaitEffect(victim, limit);
                yield new Ending(effect.isPresent() ? Outcome.KILLED : withoutEffect(answer), effect);
            }
            // ORA-00030 is also said of a session of another instance or container: only its absence makes it true.
            case NO_SUCH_SESSION -> {
                Verifier.Limit brief = new Verifier.Limit(verifier.in(ABSENCE).at(), limit.seen());
                yield Ending.without(
                        verifier.awaitGone(victim, brief).isPresent() ? Outcome.ALREADY_GONE : Outcome.REFUSED);
            }
            case REFUSED -> Ending.without(Outcome.REFUSED);
        };
    }

    /** What the answer alone amounts to when no effect was seen by the limit. */
    private static Outcome withoutEffect(Answer.Kind answer) {
        return switch (answer) {
            case ACCEPTED -> Outcome.UNVERIFIED;
            case MARKED -> Outcome.MARKED;
            case UNKNOWN -> Outcome.TIMED_OUT;
            case REFUSED, NO_SUCH_SESSION -> Outcome.REFUSED;
        };
    }

    /** Until its row is gone, or for some time: whoever calls keeps the session claimed meanwhile, so that it gets no second kill. */
    void follow(Watched victim, KillRecord record, Ending ending) {
        if (!ending.isFollowed()) {
            return;
        }
        if (ending.effectAt().isEmpty()) {
            verifier.awaitEffect(victim, verifier.in(FOLLOW)).ifPresent(at -> followed(record, at, null));
        }
        verifier.awaitGone(victim, verifier.in(FOLLOW)).ifPresent(at -> followed(record, null, at));
    }

    private void followed(KillRecord record, Instant effectAt, Instant goneAt) {
        String what = effectAt == null ? "its row is gone" : "its effect was seen";
        writeDown(record, what, () -> ledger.followed(record, effectAt, goneAt));
    }

    /** What is already done is not undone by a ledger that takes it no more: it goes on and says so, in full. */
    static void writeDown(KillRecord record, String what, Runnable entry) {
        try {
            entry.run();
        } catch (LedgerUnwritable e) {
            KillRecord.Victim victim = record.session();
            LOG.errorf(
                    "%s: kill %s of session %d:%d:%d: %s, but the ledger does not have it. %s",
                    record.database(),
                    record.id(),
                    victim.instId(),
                    victim.sid(),
                    victim.serial(),
                    what,
                    e.getMessage());
        }
    }
}
