package io.sessionwarden.api;

import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.kill.Kill;
import io.sessionwarden.kill.Killer;
import io.sessionwarden.ledger.Idempotency;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.Cause;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionStatus;
import io.sessionwarden.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** A kill asked for by a person or a runbook: find the session, ask the gate, kill, wait for its outcome. */
@ApplicationScoped
class OperatorKill {
    static final Duration SETTLE = Duration.ofSeconds(60);
    /** Reading the evidence may open a connection first. */
    private static final Duration INTENT_LIMIT = Duration.ofSeconds(15);

    private final Gate gate;
    private final Killer killer;
    private final Ledger ledger;
    private final EarlierKills earlierKills;
    private final KeyedKills keyedKills;
    private final RefusedKills refused;
    private final KillPermission permission;

    OperatorKill(
            Gate gate,
            Killer killer,
            Ledger ledger,
            EarlierKills earlierKills,
            KeyedKills keyedKills,
            RefusedKills refused,
            KillPermission permission) {
        this.gate = gate;
        this.killer = killer;
        this.ledger = ledger;
        this.earlierKills = earlierKills;
        this.keyedKills = keyedKills;
        this.refused = refused;
        this.permission = permission;
    }

    /** What came of a request at once. */
    sealed interface Begun {
        /** Nothing was sent for it. */
        record Answered(KillReply reply) implements Begun {}

        /** A kill was begun. */
        record Started(Kill kill) implements Begun {}
    }

    /** Refused when it may not be, or when nothing was sent. */
    KillReply ask(
            Caller caller,
            Target target,
            SessionKey key,
            KillAsked asked,
            Optional<Idempotency> idempotency,
            Duration wait) {
        permission.toAsk(caller, target, key, asked);
        if (idempotency.isEmpty()) {
            return finish(begin(caller, target, key, asked, idempotency), wait);
        }
        return keyedKills.once(
                new KeyedKills.Name(caller.name(), idempotency.get().key()),
                idempotency.get().requestHash(),
                () -> begin(caller, target, key, asked, idempotency),
                begun -> finish(begun, wait));
    }

    private KillReply finish(Begun begun, Duration wait) {
        return switch (begun) {
            case Begun.Answered(KillReply reply) -> reply;
            case Begun.Started(Kill kill) -> await(kill, wait);
        };
    }

    private Begun begin(
            Caller caller, Target target, SessionKey key, KillAsked asked, Optional<Idempotency> idempotency) {
        Optional<KillRequest> found =
                SampleShown.findNow(target, key).map(f -> request(caller, target, f, asked, idempotency));
        found.ifPresent(request -> permission.toKill(caller, request, asked.dryRun()));
        if (!asked.dryRun() && found.stream().allMatch(OperatorKill::isEnded)) {
            Optional<KillReply> earlier = earlierKills.of(target.name(), key, asked.expectation());
            if (earlier.isPresent()) {
                return new Begun.Answered(earlier.get());
            }
        }
        KillRequest request = found.orElseThrow(() -> SessionsResource.noSuchSession(target, key));
        return asked.dryRun() ? new Begun.Answered(preview(request, asked)) : kill(request, asked);
    }

    private static boolean isEnded(KillRequest found) {
        return found.session().status() == SessionStatus.KILLED;
    }

    private static KillRequest request(
            Caller caller, Target target, SampleShown.Found found, KillAsked asked, Optional<Idempotency> idempotency) {
        return new KillRequest(
                target,
                found.sample(),
                found.sample().askedAt(),
                found.session(),
                new Cause.Requested(asked.expectation()),
                Optional.empty(),
                asked.action(),
                SETTLE,
                caller.name(),
                asked.reason(),
                asked.ticket(),
                asked.overridden(),
                idempotency);
    }

    private KillReply preview(KillRequest request, KillAsked asked) {
        SessionView session =
                SessionView.of(request.session(), new Queue(request.sample().sessions()), Optional.empty());
        return new KillReply.Previewed(
                KillPreview.of(gate.preview(request), failing(request, asked).map(Veto::text), session));
    }

    private static Optional<Veto> failing(KillRequest request, KillAsked asked) {
        return asked.expectation()
                .failing(request.session())
                .map(field -> new Veto(Reason.EXPECTATION_FAILED, "expect." + field + " does not hold"));
    }

    private Begun kill(KillRequest request, KillAsked asked) {
        Optional<Veto> surprise = failing(request, asked);
        Optional<Veto> veto = gate.preview(request)
                .filter(v -> surprise.isEmpty() || RequestRefused.by(v).type().status() == 403)
                .or(() -> surprise);
        Verdict verdict = veto.<Verdict>map(Verdict.Deny::new).orElseGet(() -> gate.judge(request));
        return switch (verdict) {
            case Verdict.Allow allow -> new Begun.Started(killer.kill(allow.permit()));
            case Verdict.Deny deny -> {
                refused.tell(request, deny.veto());
                throw RequestRefused.by(deny.veto());
            }
        };
    }

    private KillReply await(Kill kill, Duration wait) {
        Optional<Kill.End> end = kill.await(wait);
        if (end.isPresent()) {
            return reply(kill, end.get());
        }
        if (kill.awaitIntent(INTENT_LIMIT)) {
            return new KillReply.Pending(kill.id(), ledger.find(kill.id()));
        }
        return kill.await(Duration.ZERO)
                .map(late -> reply(kill, late))
                .orElseGet(() -> new KillReply.Pending(kill.id(), Optional.empty()));
    }

    private KillReply reply(Kill kill, Kill.End end) {
        boolean intended = kill.awaitIntent(Duration.ZERO);
        if (intended && end.outcome().isEmpty()) {
            throw new RequestRefused(
                            ProblemType.KILL_NOT_RECORDED,
                            "the ledger stopped taking entries after the intent; the kill may have been sent")
                    .about(kill.id());
        }
        Optional<Veto> unsent = end.veto();
        if (unsent.isPresent()) {
            RequestRefused refused = RequestRefused.by(unsent.get());
            throw intended ? refused.about(kill.id()) : refused;
        }
        return new KillReply.Settled(recorded(kill.id()));
    }

    private KillRecord recorded(String killId) {
        Optional<KillRecord> record;
        try {
            record = ledger.find(killId);
        } catch (RuntimeException e) { // whatever keeps the ledger from being read
            record = Optional.empty();
        }
        return record.filter(r -> r.outcome() != null)
                .orElseThrow(() -> new RequestRefused(
                                ProblemType.KILL_NOT_RECORDED,
                                "the kill has been carried out, but the ledger did not take its outcome; look at the session")
                        .about(killId));
    }
}
