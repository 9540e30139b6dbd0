package io.sessionwarden.bench;

import java.util.Arrays;
import java.util.Collection;

/** Times in order, asked by their rank. */
record Percentiles(long[] nanos) {
    static Percentiles of(Collection<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** In milliseconds: the least time that so large a share of all does not exceed. */
    double millis(double share) {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * nanos.length);
        return nanos[Math.max(rank, 1) - 1] / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(millis(0.5), millis(0.99), millis(1));
    }
}
