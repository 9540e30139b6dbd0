package io.sessionwarden.api;

import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers a request that comes again under the same key with what the first one led to. While the first is under way it is known here, and
 * from its intent on it is in the ledger. A refusal is not kept: what was refused may be asked for again. Thread-safe.
 */
@ApplicationScoped
class KeyedKills {
    /** Longer than a sample and the gate take. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(60);

    /** A key is its caller's own. */
    record Name(String caller, String key) {}

    private record Running(String hash, CompletableFuture<OperatorKill.Begun> begun) {
        /** From then on the ledger knows it, or nothing was sent. */
        boolean isOver() {
            return begun.isCompletedExceptionally()
                    || begun.isDone()
                            && switch (begun.join()) {
                                case OperatorKill.Begun.Answered answered -> true;
                                case OperatorKill.Begun.Started started ->
                                    started.kill().isOver();
                            };
        }
    }

    private final Ledger ledger;
    private final Map<Name, Running> running = new ConcurrentHashMap<>();

    KeyedKills(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param begin what the first request does; called by one of those that come at the same time
     * @param finish makes the answer of it, each with its own time to wait
     */
    KillReply once(
            Name name,
            String hash,
            Supplier<OperatorKill.Begun> begin,
            Function<OperatorKill.Begun, KillReply> finish) {
        running.values().removeIf(Running::isOver);
        Running own = new Running(hash, new CompletableFuture<>());
        Running first = running.putIfAbsent(name, own);
        if (first != null) {
            same(first.hash(), hash);
            return finish.apply(join(first));
        }
        try {
            OperatorKill.Begun begun = recorded(name, hash)
                    .<OperatorKill.Begun>map(OperatorKill.Begun.Answered::new)
                    .orElseGet(begin);
            own.begun().complete(begun);
            return finishOrRecorded(name, hash, begun, finish);
        } catch (RuntimeException e) {
            own.begun().completeExceptionally(e);
            throw e;
        }
    }

    private static void same(String firstHash, String hash) {
        if (!firstHash.equals(hash)) {
            throw new RequestRefused(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "this key came with another path or body before; nothing was sent for this request");
        }
    }

    private static OperatorKill.Begun join(Running first) {
        try {
            return first.begun().get(TO_BEGIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new RequestRefused(ProblemType.IN_FLIGHT, "the first request with this key is still being looked at");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRefused(ProblemType.IN_FLIGHT, "the daemon was told to end");
        }
    }

    /** Another daemon on the same ledger may have been faster: then the ledger refused this intent and has that one's. */
    private KillReply finishOrRecorded(
            Name name, String hash, OperatorKill.Begun begun, Function<OperatorKill.Begun, KillReply> finish) {
        try {
            return finish.apply(begun);
        } catch (RequestRefused e) {
            if (e.type() != ProblemType.IN_FLIGHT) {
                throw e;
            }
            return recorded(name, hash).orElseThrow(() -> e);
        }
    }

    private Optional<KillReply> recorded(Name name, String hash) {
        try {
            return ledger.byIdempotencyKey(name.caller(), name.key()).map(found -> {
                same(found.requestHash(), hash);
                return reply(found.killId());
            });
        } catch (RequestRefused e) {
            throw e;
        } catch (RuntimeException e) { // whatever keeps the ledger from being read
            throw new RequestRefused(
                    ProblemType.LEDGER_NOT_WRITABLE,
                    "the ledger cannot be asked whether this key was used before; nothing was sent for this request");
        }
    }

    private KillReply reply(String killId) {
        Optional<KillRecord> found = ledger.find(killId);
        Optional<KillRecord> unsent =
                found.filter(kill -> kill.outcome() != null && kill.attempts().isEmpty() && !wasInterrupted(kill));
        unsent.filter(kill -> Outcome.CHANGED.label().equals(kill.outcome())).ifPresent(kill -> {
            throw new RequestRefused(ProblemType.CHANGED, "it was not as it had been when read again; nothing was sent")
                    .about(killId);
        });
        unsent.filter(kill -> Outcome.TIMED_OUT.label().equals(kill.outcome())).ifPresent(kill -> {
            throw new RequestRefused(
                            ProblemType.DATABASE_UNREACHABLE,
                            "it could not be read again just before the kill; nothing was sent. Ask with another key")
                    .about(killId);
        });
        return found.filter(kill -> kill.outcome() != null)
                .<KillReply>map(KillReply.Settled::new)
                .orElseGet(() -> new KillReply.Pending(killId, found));
    }

    /** Then it may have been sent, though the ledger has no answer. */
    private static boolean wasInterrupted(KillRecord kill) {
        return Boolean.TRUE.equals(kill.interrupted());
    }
}
