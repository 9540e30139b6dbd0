package io.sessionwarden.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/**
 * How many sessions a database may be holding for us beside our open connections: at most two are ever there, however long it hangs. A
 * connection given up without an answer may live on for as long as the database hangs, so only one is given up; after that calls wait. A
 * login that was not answered is ended by the database itself after a minute (SQLNET.INBOUND_CONNECT_TIMEOUT). A sample shows what is really
 * there. Links that follow one another to the same database share one. Thread-safe.
 */
public final class Presence {
    private static final int MOST = 2;
    private static final Duration LOGIN_ENDS = Duration.ofSeconds(60);

    private final Clock clock;
    private final Deque<Instant> unansweredLogins = new ArrayDeque<>();
    private final List<IntSupplier> links = new CopyOnWriteArrayList<>();
    private int abandoned;
    private int entering;

    public Presence(Clock clock) {
        this.clock = clock;
    }

    /** A link counts here from now on; it tells its open connections. */
    public void join(IntSupplier open) {
        links.add(open);
    }

    /** A link has closed its connections for good. */
    public void leave(IntSupplier open) {
        links.remove(open);
    }

    /** Sessions of ours that may be there: open connections and those beside them. */
    public synchronized int total() {
        return open() + beside();
    }

    private int open() {
        return links.stream().mapToInt(IntSupplier::getAsInt).sum();
    }

    /** A connection was given up on while the database owed an answer to a call. */
    public synchronized void abandon() {
        abandoned++;
    }

    /** A login was given up on. */
    public synchronized void loginUnanswered() {
        unansweredLogins.add(clock.instant());
    }

    /** True while one more connection may be given up on. */
    public synchronized boolean mayAbandon() {
        return abandoned == 0;
    }

    /**
     * Takes the place of a login, if one more keeps us within two sessions; to be followed by {@link #entered}.
     */
    public synchronized boolean enter() {
        boolean room = total() + entering < MOST;
        entering += room ? 1 : 0;
        return room;
    }

    /** The login has come to its end, well or not. */
    public synchronized void entered() {
        entering--;
    }

    private int beside() {
        Instant ended = clock.instant().minus(LOGIN_ENDS);
        unansweredLogins.removeIf(at -> at.isBefore(ended));
        return abandoned + unansweredLogins.size();
    }

    /** A sample counted our sessions there, those of our open connections included. */
    public synchronized void seen(int ours) {
        abandoned = Math.max(0, ours - open());
    }
}
