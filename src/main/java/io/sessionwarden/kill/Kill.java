package io.sessionwarden.kill;

import io.sessionwarden.guard.Veto;
import io.sessionwarden.session.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A kill that was started, for whoever waits for it. Its record is in the ledger once {@link #awaitIntent} has returned true. */
public final class Kill {
    /** How a kill ended: with an outcome (and, if nothing was sent, why), or withheld before its intent could be written. */
    public record End(Optional<Outcome> outcome, Optional<Veto> veto) {}

    private final String id;
    private final CompletableFuture<Boolean> intent = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();

    Kill(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    void intended() {
        intent.complete(true);
    }

    void settled(Outcome outcome, Optional<Veto> veto) {
        end.complete(new End(Optional.of(outcome), veto));
    }

    void withheld(Veto veto) {
        end.complete(new End(Optional.empty(), Optional.of(veto)));
        intent.complete(false);
    }

    void failed(RuntimeException e) {
        end.completeExceptionally(e);
        intent.complete(false);
    }

    /** True when nothing more will become of it: it has its outcome, or none will come. */
    public boolean isOver() {
        return end.isDone();
    }

    /** Waits until the kill has its end; empty when it has none by the limit. */
    public Optional<End> await(Duration limit) {
        return await(end, limit);
    }

    /** True when the kill's record is in the ledger by the limit. */
    public boolean awaitIntent(Duration limit) {
        return await(intent, limit).orElse(false);
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration limit) {
        try {
            return Optional.of(future.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the kill ended without an outcome", e.getCause());
        }
    }
}
