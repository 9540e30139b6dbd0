package io.sessionwarden.api;

import io.sessionwarden.ledger.KillQuery;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.Expectation;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.SessionKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Finds the kill of ours by which a session is gone, so that asking twice for a kill is answered twice alike. */
@ApplicationScoped
class EarlierKills {
    /** Addresses are given out again: what was killed longer ago was another session. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final int PAGE = 100;

    private final Ledger ledger;
    private final Clock clock;
    private final KillsShown shown;

    EarlierKills(Ledger ledger, Clock clock, KillsShown shown) {
        this.ledger = ledger;
        this.clock = clock;
        this.shown = shown;
    }

    /** The newest kill that was sent to the session of that address and, if the logon time is expected, of that logon; if the caller may see it. */
    Optional<KillReply> of(String database, SessionKey key, Expectation expectation) {
        Optional<Long> before = Optional.empty();
        do {
            Ledger.Page page = ledger.list(query(database, before));
            Optional<KillReply> reply = page.items().stream()
                    .filter(kill -> isOf(kill, key, expectation) && shown.sees(kill))
                    .flatMap(kill -> reply(kill).stream())
                    .findFirst();
            if (reply.isPresent()) {
                return reply;
            }
            before = page.next();
        } while (before.isPresent());
        return Optional.empty();
    }

    private KillQuery query(String database, Optional<Long> before) {
        return new KillQuery(
                Optional.of(database),
                Optional.empty(),
                Optional.empty(),
                Optional.of(clock.instant().minus(MEMORY)),
                before,
                PAGE);
    }

    private static boolean isOf(KillRecord kill, SessionKey key, Expectation expectation) {
        KillRecord.Victim victim = kill.session();
        return new SessionKey(victim.instId(), victim.sid(), victim.serial()).equals(key)
                && expectation.logonTime().stream().allMatch(victim.logonTime()::equals);
    }

    private static Optional<KillReply> reply(KillRecord kill) {
        boolean ended =
                Outcome.KILLED.label().equals(kill.outcome()) || kill.effectAt() != null || kill.goneAt() != null;
        // What the daemon's end interrupted may have been sent without an attempt in the ledger.
        boolean sent = !kill.attempts().isEmpty() || Boolean.TRUE.equals(kill.interrupted());
        if (ended && kill.outcome() != null && sent) {
            return Optional.of(new KillReply.Settled(kill));
        }
        boolean onItsWay = kill.outcome() == null && !kill.attempts().isEmpty();
        return onItsWay ? Optional.of(new KillReply.Pending(kill.id(), Optional.of(kill))) : Optional.empty();
    }
}
