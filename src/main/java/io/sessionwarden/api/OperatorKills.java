package io.sessionwarden.api;

import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.kill.Killer;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Cause;
import io.sessionwarden.session.Expectation;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Transaction;
import io.sessionwarden.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Kills by criteria: first all that fit are shown, then exactly those are killed that are still as they were shown. */
@ApplicationScoped
class OperatorKills {
    private static final int MOST_SESSIONS = 500;

    private final Gate gate;
    private final Killer killer;
    private final BulkPreviews previews;
    private final RefusedKills refused;
    private final Clock clock;

    OperatorKills(Gate gate, Killer killer, BulkPreviews previews, RefusedKills refused, Clock clock) {
        this.gate = gate;
        this.killer = killer;
        this.previews = previews;
        this.refused = refused;
        this.clock = clock;
    }

    /** Shows what would be killed, and kills nothing. */
    BulkPreview.View preview(Caller caller, Target target, BulkAsked.Preview asked) {
        Sample.Taken sample = SampleShown.now(target);
        List<SessionSnapshot> fitting =
                sample.sessions().stream().filter(asked.filter()::shows).toList();
        asked.expectCount().filter(count -> count != fitting.size()).ifPresent(count -> {
            throw new RequestRefused(
                    ProblemType.EXPECTATION_FAILED, "expectCount is " + count + ", but " + fitting.size() + " fit");
        });
        if (fitting.size() > MOST_SESSIONS) {
            throw new RequestRefused(
                    ProblemType.TOO_MANY_SESSIONS,
                    fitting.size() + " sessions fit, and at most " + MOST_SESSIONS + " are killed at once");
        }
        List<SessionSnapshot> candidates = new ArrayList<>();
        List<BulkPreview.Shown> shown = new ArrayList<>();
        Queue queue = new Queue(sample.sessions());
        for (SessionSnapshot session : fitting) {
            Optional<Veto> veto = gate.preview(request(caller, target, sample, session, asked));
            if (veto.isEmpty()) {
                candidates.add(session);
            }
            shown.add(new BulkPreview.Shown(
                    veto.isEmpty(),
                    veto.map(KillPreview.VetoView::of),
                    SessionView.of(session, queue, Optional.empty())));
        }
        BulkPreview preview = new BulkPreview(
                UUID.randomUUID().toString(),
                caller.name(),
                target,
                clock.instant().plus(BulkPreviews.VALID),
                asked.filter(),
                asked.action(),
                candidates);
        previews.add(preview);
        return new BulkPreview.View(preview.id(), preview.validUntil(), fitting.size(), candidates.size(), shown);
    }

    private static KillRequest request(
            Caller caller, Target target, Sample.Taken sample, SessionSnapshot session, BulkAsked.Preview asked) {
        return request(
                caller,
                target,
                new SampleShown.Found(sample, session),
                new Cause.Selected(Expectation.NONE, asked.filter()::shows),
                asked.action(),
                "a preview",
                "");
    }

    private static KillRequest request(
            Caller caller,
            Target target,
            SampleShown.Found found,
            Cause cause,
            Action action,
            String reason,
            String ticket) {
        return new KillRequest(
                target,
                found.sample(),
                found.sample().askedAt(),
                found.session(),
                cause,
                Optional.empty(),
                action,
                OperatorKill.SETTLE,
                caller.name(),
                reason,
                ticket);
    }

    /** Begins what a preview showed, once; whoever asks again is given the same. */
    BulkKill execute(Caller caller, Target target, BulkAsked.Execution asked) {
        return previews.execute(
                asked.previewId(),
                caller,
                target,
                preview -> new BulkKill(
                                preview,
                                gate,
                                killer,
                                refused,
                                (found, shown) -> request(
                                        caller,
                                        target,
                                        found,
                                        new Cause.Selected(asShown(shown), preview.filter()::shows),
                                        preview.action(),
                                        asked.reason(),
                                        asked.ticket()))
                        .begin());
    }

    private static Expectation asShown(SessionSnapshot shown) {
        return new Expectation(
                Optional.of(shown.client().username()),
                Optional.of(shown.identity().logonTime()),
                Optional.empty(),
                shown.transaction().map(Transaction::xid));
    }
}
