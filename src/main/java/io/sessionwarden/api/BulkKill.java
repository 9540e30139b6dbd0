package io.sessionwarden.api;

import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.kill.Kill;
import io.sessionwarden.kill.Killer;
import io.sessionwarden.session.SessionSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The sessions of one preview, killed one after the other in a thread of its own: each is looked up anew, asks the gate and is killed as if it
 * had been asked for alone. When the database cannot be asked, or anything unexpected happens, all that are left are spared.
 */
final class BulkKill {
    private static final Logger LOG = Logger.getLogger(BulkKill.class);
    /** So many unsettled ones at a time: more would wait in line for the connection until they are too late. */
    private static final int UNSETTLED = 8;
    /** Longer than any kill takes to settle. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** What became of one session. */
    sealed interface Fate {
        record Waits() implements Fate {}

        record Spared(String reason, String text) implements Fate {}

        record Began(Kill kill) implements Fate {}
    }

    /** Makes a request of a session as it is now. */
    @FunctionalInterface
    interface Requests {
        KillRequest of(SampleShown.Found found, SessionSnapshot shown);
    }

    private final BulkPreview preview;
    private final Gate gate;
    private final Killer killer;
    private final RefusedKills refused;
    private final Requests requests;
    private final Map<SessionSnapshot, Fate> fates = new LinkedHashMap<>();
    private final Semaphore places = new Semaphore(UNSETTLED);
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    BulkKill(BulkPreview preview, Gate gate, Killer killer, RefusedKills refused, Requests requests) {
        this.preview = preview;
        this.gate = gate;
        this.killer = killer;
        this.refused = refused;
        this.requests = requests;
        preview.candidates().forEach(session -> fates.put(session, new Fate.Waits()));
    }

    BulkKill begin() {
        Thread.ofVirtual().name("bulk-" + preview.id()).start(this::run);
        return this;
    }

    private void run() {
        try {
            SampleShown.now(preview.target()); // what has ended or changed since the preview needs no intent
            for (SessionSnapshot session : preview.candidates()) {
                takePlace();
                Fate fate = begin(session);
                note(session, fate);
                if (!(fate instanceof Fate.Began)) {
                    places.release();
                }
            }
            places.acquire(UNSETTLED);
        } catch (RequestRefused e) {
            spareTheRest(e.type().slug(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            spareTheRest(ProblemType.INTERNAL_ERROR.slug(), "the daemon was told to end");
        } catch (RuntimeException e) { // the edge of the thread: whoever waits must hear of it
            LOG.errorf(e, "%s: kills by preview %s stopped", preview.target().name(), preview.id());
            spareTheRest(ProblemType.INTERNAL_ERROR.slug(), "unexpected error; the daemon's log has it");
        } finally {
            settled.complete(null);
        }
    }

    private void takePlace() throws InterruptedException {
        if (!places.tryAcquire(LONGEST.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new RequestRefused(
                    ProblemType.DATABASE_BUSY, UNSETTLED + " kills have not settled for " + LONGEST.toSeconds() + " s");
        }
    }

    private Fate begin(SessionSnapshot shown) {
        Optional<SampleShown.Found> found = SampleShown.findRecent(preview.target(), shown.key())
                .filter(now -> now.session().identity().equals(shown.identity()));
        if (found.isEmpty()) {
            return new Fate.Spared(ProblemType.NO_SUCH_SESSION.slug(), "it has ended since the preview");
        }
        KillRequest request = requests.of(found.get(), shown);
        if (!request.cause().holds(found.get().session())) {
            return spared(request, new Veto(Reason.CHANGED, "it is not as it was shown, or does not fit any more"));
        }
        return switch (gate.judge(request)) {
            case Verdict.Allow allow -> began(killer.kill(allow.permit()));
            case Verdict.Deny deny -> spared(request, deny.veto());
        };
    }

    private Fate spared(KillRequest request, Veto veto) {
        refused.tell(request, veto);
        return new Fate.Spared(veto.reason().label(), veto.text());
    }

    private Fate began(Kill kill) {
        Thread.ofVirtual().name("bulk-place-" + kill.id()).start(() -> {
            try {
                kill.await(LONGEST);
            } catch (IllegalStateException e) { // it is told where the kill is shown
                LOG.debugf(e, "kill %s ended without an outcome", kill.id());
            } finally {
                places.release();
            }
        });
        return new Fate.Began(kill);
    }

    private synchronized void note(SessionSnapshot session, Fate fate) {
        fates.put(session, fate);
    }

    private synchronized void spareTheRest(String reason, String text) {
        fates.replaceAll((session, fate) -> fate instanceof Fate.Waits ? new Fate.Spared(reason, text) : fate);
    }

    /** How far it is, after waiting for its end no longer than that. */
    BulkReply await(Duration limit) {
        try {
            settled.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) { // then it is told how far it is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        synchronized (this) {
            return BulkReply.of(preview.id(), List.copyOf(fates.entrySet()));
        }
    }
}
