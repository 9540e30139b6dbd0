package io.sessionwarden.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How punctual the samples of one database were in a window of time. The grid is the interval's; it lies where the most punctual sample lay,
 * so that every delay is one from the best that was seen, and a rhythm that drifts shows as delay.
 *
 * @param expected points of the grid within the window
 * @param missed points without a sample
 * @param delays of the samples within the window, in nanoseconds
 */
record Punctuality(int expected, int missed, List<Long> delays) {

    /** @param arrivals in nanoseconds, in order, from before the window until after it */
    static Punctuality of(List<Long> arrivals, long begin, long end, Duration interval) {
        long every = interval.toNanos();
        List<Long> near = arrivals.stream()
                .filter(at -> at >= begin - every && at < end + every)
                .toList();
        if (near.isEmpty()) {
            int all = Math.toIntExact((end - begin) / every);
            return new Punctuality(all, all, List.of());
        }
        long first = near.getFirst();
        long phase = near.stream()
                .mapToLong(at -> at - first - slot(at - first, every) * every)
                .min()
                .orElseThrow();
        Set<Long> slots = new HashSet<>();
        List<Long> delays = new ArrayList<>();
        for (long at : near) {
            long slot = slot(at - first, every);
            slots.add(slot);
            if (at >= begin && at < end) {
                delays.add(at - first - slot * every - phase);
            }
        }
        int expected = 0;
        int missed = 0;
        for (long slot = slot(begin - first, every) - 2; first + phase + slot * every < end; slot++) {
            if (first + phase + slot * every >= begin) {
                expected++;
                missed += slots.contains(slot) ? 0 : 1;
            }
        }
        return new Punctuality(expected, missed, delays);
    }

    private static long slot(long sinceFirst, long every) {
        return Math.floorDiv(sinceFirst + every / 2, every);
    }
}
