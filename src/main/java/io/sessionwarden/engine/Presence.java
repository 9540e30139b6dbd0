package io.sessionwarden.engine;

/**
 * How many sessions of ours a database may be holding that we no longer have: a connection given up without an answer may live on there
 * for as long as the database hangs. At most one is ever given up; while it may be there, calls wait without giving up, so that open and
 * abandoned ones together are never more than two. A sample shows what is really there. Thread-safe.
 */
public final class Presence {
    private int abandoned;

    /** A connection was given up on while the database owed an answer. */
    public synchronized void abandon() {
        abandoned++;
    }

    /** True while one more connection may be given up on. */
    public synchronized boolean mayAbandon() {
        return abandoned == 0;
    }

    public synchronized int abandoned() {
        return abandoned;
    }

    /** A sample counted our sessions there, those of our open connections included. */
    public synchronized void seen(int ours, int open) {
        abandoned = Math.max(0, ours - open);
    }
}
