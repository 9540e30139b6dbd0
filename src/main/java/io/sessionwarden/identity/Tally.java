package io.sessionwarden.identity;

import java.util.HashMap;
import java.util.Map;

/**
 * Sums up what may happen too often to be told one by one: the first of a kind is told at once, those that follow once a minute as one number.
 * Everything is told in the end, and of so many kinds a minute at most. Thread-safe.
 */
final class Tally<K> {
    /** Hears of a kind, and how many times it happened since it was last told. */
    interface Listener<K> {
        void tell(K kind, long times);
    }

    private final int mostKinds;
    private final Listener<K> listener;
    private final Map<K, Long> untold = new HashMap<>();

    Tally(int mostKinds, Listener<K> listener) {
        this.mostKinds = mostKinds;
        this.listener = listener;
    }

    /** @param coarse what it counts as when there were too many kinds in this minute; of those there must be few */
    void count(K kind, K coarse) {
        K counted;
        boolean first;
        synchronized (this) {
            counted = untold.containsKey(kind) || untold.size() < mostKinds ? kind : coarse;
            first = untold.putIfAbsent(counted, 0L) == null;
            untold.computeIfPresent(counted, (k, times) -> first ? times : times + 1);
        }
        if (first) {
            listener.tell(counted, 1);
        }
    }

    /** Once a minute. */
    void endMinute() {
        Map<K, Long> sums;
        synchronized (this) {
            untold.values().removeIf(times -> times == 0);
            sums = Map.copyOf(untold);
            untold.replaceAll((kind, times) -> 0L);
        }
        sums.forEach(listener::tell);
    }
}
