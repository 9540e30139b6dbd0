package io.sessionwarden.oracle;

/**
 * How many rows of a sample the driver asks for at once. A sample is to be one round trip, but the driver keeps buffers for so many rows on each
 * connection, about 350 bytes a row: with room for any crowd they would be most of the daemon's memory. Thread-safe.
 */
final class PageSize {
    private static final int STEP = 256;
    private static final int MOST = 16 * STEP;

    private volatile int rows = STEP;

    int rows() {
        return rows;
    }

    /** A sample had so many rows: the next one has room for an eighth more, and gives up room only when it needs less than half. */
    void seen(int count) {
        int wanted = Math.min(MOST, (count + count / 8) / STEP * STEP + STEP);
        if (wanted > rows || wanted < rows / 2) {
            rows = wanted;
        }
    }
}
