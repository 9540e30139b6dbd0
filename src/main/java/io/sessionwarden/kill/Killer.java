package io.sessionwarden.kill;

import io.sessionwarden.engine.KillRoute;
import io.sessionwarden.engine.Shot;
import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillPermit;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Recheck;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.ledger.KeyTaken;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Transaction;
import io.sessionwarden.session.Trouble;
import io.sessionwarden.target.Reporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Carries permitted kills out, each on a virtual thread of its own; the database's kill lane brings their calls into line. Every kill ends
 * with an outcome in the ledger and with its claim on the session released.
 */
@ApplicationScoped
public class Killer {
    private static final Logger LOG = Logger.getLogger(Killer.class);
    /** Policies leave a session alone for so long after a kill that could not or must not be sent: the next sweep would end alike. */
    private static final Duration NOT_SENT_COOL_DOWN = Duration.ofMinutes(1);
    /** And for so long after the database refused to kill it. */
    private static final Duration COOL_DOWN = Duration.ofMinutes(5);
    /** How long a settled kill is still looked at, for its late effect and for its row to go. */
    private static final Duration FOLLOW = Duration.ofMinutes(15);

    private final Gate gate;
    private final Ledger ledger;
    private final Verifier verifier;
    private final Reporter reporter;
    private final Clock clock;

    public Killer(Gate gate, Ledger ledger, Verifier verifier, Reporter reporter, Clock clock) {
        this.gate = gate;
        this.ledger = ledger;
        this.verifier = verifier;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** Starts the kill and returns at once; whoever wants to know waits on what is returned. */
    public Kill kill(KillPermit permit) {
        Kill kill = new Kill(permit.killId());
        Thread.ofVirtual().name("kill-" + permit.killId()).start(() -> carryOut(permit, kill));
        return kill;
    }

    private void carryOut(KillPermit permit, Kill kill) {
        KillRequest request = permit.request();
        try {
            KillOrder.Intended intended = intend(permit);
            kill.intended();
            KillOrder.Settled settled = settle(aimAndShoot(permit, intended));
            kill.settled(settled.outcome(), settled.veto());
            follow(settled);
        } catch (KeyTaken e) { // of the intent: nothing was sent, the earlier request stands
            withhold(request, kill, new Veto(Reason.IN_FLIGHT, e.getMessage()));
        } catch (LedgerUnwritable e) { // of the intent: nothing was sent
            withhold(request, kill, new Veto(Reason.LEDGER, e.getMessage()));
        } catch (Verifier.ProgramEnds e) {
            LOG.infof(
                    "%s: kill %s is left as it is: the program ends",
                    request.target().name(), permit.killId());
            kill.failed(e);
        } catch (RuntimeException e) { // the edge of the thread: whoever waits must hear of it
            LOG.errorf(
                    e, "%s: kill %s ended without an outcome", request.target().name(), permit.killId());
            kill.failed(e);
        } finally {
            request.target().claims().release(request.session().identity());
        }
    }

    /** What is already done is not undone by a ledger that takes it no more: it goes on and says so, in full. */
    private static void writeDown(KillOrder order, String what, Runnable entry) {
        try {
            entry.run();
        } catch (LedgerUnwritable e) {
            LOG.errorf(
                    "%s: kill %s of session %s: %s, but the ledger does not have it. %s",
                    order.request().target().name(),
                    order.record().id(),
                    order.request().session().key(),
                    what,
                    e.getMessage());
        }
    }

    private KillOrder.Intended intend(KillPermit permit) {
        KillRecord intent = Intents.write(permit, clock.instant());
        ledger.intend(intent, permit.request().idempotency());
        return new KillOrder.Intended(permit.request(), intent);
    }

    /** Identity and cause are read again after the intent is written, on the connection that kills: nothing lies between look and kill. */
    private KillOrder aimAndShoot(KillPermit permit, KillOrder.Intended order) {
        KillRequest request = order.request();
        KillRoute route =
                request.target().link().route(request.target().database().route());
        AtomicReference<Recheck> recheck = new AtomicReference<>();
        Instant sentAt = clock.instant();
        KillRoute.Aim aim = aim(permit);
        Shot shot = route.kill(aim, look -> {
            recheck.set(gate.recheck(permit, look));
            return recheck.get() instanceof Recheck.Holds;
        });
        return switch (shot) {
            case Shot.Sent(Answer answer) -> sent(order, aim.action(), route.name(), sentAt, answer, recheck.get());
            case Shot.Withheld() -> withheld(order, recheck.get());
            case Shot.NotSent(Trouble trouble) -> {
                coolDown(request, NOT_SENT_COOL_DOWN);
                yield unsent(order, Outcome.TIMED_OUT, new Veto(Reason.UNREADABLE, trouble.text()));
            }
        };
    }

    private static KillRoute.Aim aim(KillPermit permit) {
        SessionSnapshot victim = permit.request().session();
        Action action =
                victim.isReplayed() ? Action.KILL_NOREPLAY : permit.request().action();
        return new KillRoute.Aim(
                victim.identity(), victim.transaction().map(Transaction::xid), action, permit.killId());
    }

    private KillOrder withheld(KillOrder.Intended order, Recheck recheck) {
        return switch (recheck) {
            case Recheck.Gone() -> order.gone();
            case Recheck.Changed(String what) -> unsent(order, Outcome.CHANGED, new Veto(Reason.CHANGED, what));
            case Recheck.Forbidden(Veto veto) -> {
                coolDown(order.request(), NOT_SENT_COOL_DOWN);
                yield unsent(order, Outcome.CHANGED, veto);
            }
            case Recheck.Holds holds -> throw new IllegalStateException("a kill that may be sent was withheld");
        };
    }

    private KillOrder unsent(KillOrder.Intended order, Outcome outcome, Veto veto) {
        reporter.report(new KillHappened.Withheld(order.request(), veto));
        return order.withhold(outcome, veto);
    }

    private void coolDown(KillRequest request, Duration time) {
        request.target()
                .claims()
                .coolDown(request.session().identity(), clock.instant().plus(time));
    }

    private KillOrder sent(
            KillOrder.Intended order, Action action, String route, Instant sentAt, Answer answer, Recheck recheck) {
        // What is verified is the session as it was in the last look: its transaction may have begun after the sample.
        KillRequest request = recheck instanceof Recheck.Holds(SessionSnapshot now)
                ? order.request().about(now)
                : order.request();
        Integer error = answer.oracleError() == 0 ? null : answer.oracleError();
        KillRecord.Attempt attempt = new KillRecord.Attempt(
                action.text(), route, sentAt, answer.kind().label(), error);
        writeDown(order, "sent, answer " + attempt.answer(), () -> ledger.attempted(order.record(), attempt));
        reporter.report(new KillHappened.Attempted(request, action, route, answer));
        return new KillOrder.Sent(request, order.record(), answer);
    }

    private KillOrder.Settled settle(KillOrder order) {
        return switch (order) {
            case KillOrder.Settled settled -> record(settled, Optional.empty());
            case KillOrder.Sent sent -> record(verify(sent), Optional.of(sent.answer()));
            case KillOrder.Intended unsent ->
                throw new IllegalStateException(
                        "not decided: " + unsent.record().id());
        };
    }

    private KillOrder.Settled verify(KillOrder.Sent sent) {
        KillRequest request = sent.request();
        return switch (sent.answer().kind()) {
            case ACCEPTED, MARKED, UNKNOWN -> {
                Optional<Instant> effect = verifier.awaitEffect(request, request.settle());
                yield sent.settle(effect.isPresent() ? Outcome.KILLED : sent.withoutEffect(), effect);
            }
            // ORA-00030 is also said of a session of another instance or container: only its absence makes it true.
            case NO_SUCH_SESSION -> {
                boolean gone =
                        verifier.awaitGone(request, Duration.ofSeconds(2)).isPresent();
                yield sent.settle(gone ? Outcome.ALREADY_GONE : Outcome.REFUSED, Optional.empty());
            }
            case REFUSED -> sent.settle(Outcome.REFUSED, Optional.empty());
        };
    }

    private KillOrder.Settled record(KillOrder.Settled settled, Optional<Answer> answer) {
        KillRequest request = settled.request();
        if (settled.outcome() == Outcome.REFUSED) {
            coolDown(request, COOL_DOWN);
        }
        writeDown(
                settled,
                "outcome " + settled.outcome().label(),
                () -> ledger.settled(
                        settled.record(), settled.outcome(), settled.effectAt().orElse(null)));
        reporter.report(new KillHappened.Settled(
                request, settled.record(), settled.outcome(), settled.effectAt(), answer, settled.veto()));
        return settled;
    }

    /** Until its row is gone the session stays claimed: it gets no second kill. */
    private void follow(KillOrder.Settled settled) {
        if (!settled.isFollowed()) {
            return;
        }
        if (settled.effectAt().isEmpty()) {
            verifier.awaitEffect(settled.request(), FOLLOW).ifPresent(at -> follow(settled, at, null));
        }
        verifier.awaitGone(settled.request(), FOLLOW).ifPresent(at -> follow(settled, null, at));
    }

    private void follow(KillOrder.Settled settled, Instant effectAt, Instant goneAt) {
        String what = effectAt == null ? "its row is gone" : "its effect was seen";
        writeDown(settled, what, () -> ledger.followed(settled.record(), effectAt, goneAt));
    }

    private void withhold(KillRequest request, Kill kill, Veto veto) {
        reporter.report(new KillHappened.Withheld(request, veto));
        kill.withheld(veto);
    }
}
