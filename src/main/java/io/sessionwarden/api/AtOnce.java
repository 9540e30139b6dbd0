package io.sessionwarden.api;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The same question to many databases at once, so that none waits for another. */
final class AtOnce {
    private AtOnce() {}

    /**
     * Answers in the order of the items, after that limit at most.
     *
     * @param question asked in a thread of its own, outside the request; it ends by limits of its own, also when nobody waits any more
     * @param late the answer for one that has none by then
     */
    static <T, R> List<R> ask(Collection<T> items, Function<T, R> question, Duration limit, Function<T, R> late) {
        long deadline = System.nanoTime() + limit.toNanos();
        List<Map.Entry<T, CompletableFuture<R>>> asked = items.stream()
                .map(item -> Map.entry(item, begin(item, question)))
                .toList();
        return asked.stream()
                .map(entry -> await(entry.getValue(), deadline).orElseGet(() -> late.apply(entry.getKey())))
                .toList();
    }

    private static <T, R> CompletableFuture<R> begin(T item, Function<T, R> question) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("ask").start(() -> {
            try {
                answer.complete(question.apply(item));
            } catch (Throwable e) { // whoever waits must hear of it, whatever it is
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static <R> Optional<R> await(CompletableFuture<R> answer, long deadline) {
        try {
            return Optional.of(answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
