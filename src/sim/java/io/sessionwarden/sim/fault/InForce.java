package io.sessionwarden.sim.fault;

import java.util.concurrent.CompletableFuture;

/** A fault of a database from when it was set until it is lifted. Thread-safe. */
public final class InForce {
    private final long id;
    private final Fault fault;
    private final Scope scope;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private int seen;
    private int hits;

    InForce(long id, Fault fault, Scope scope) {
        this.id = id;
        this.fault = fault;
        this.scope = scope;
    }

    /** Tells faults of one database apart. */
    public long id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    public Scope scope() {
        return scope;
    }

    /** How many it has hit. */
    public synchronized int hits() {
        return hits;
    }

    /** Completes when it is lifted. */
    public CompletableFuture<Void> end() {
        return end;
    }

    /** False once it is lifted; one that has hit as often as it may still holds what it hit. */
    public boolean lasts() {
        return !end.isDone();
    }

    /** Whether it hits this one; counts. */
    synchronized boolean hits(Subject subject) {
        if (!scope.covers(subject) || isSpent()) {
            return false;
        }
        seen++;
        if (seen < scope.nth()) {
            return false;
        }
        hits++;
        return true;
    }

    private boolean isSpent() {
        return scope.times() > 0 && hits >= scope.times();
    }

    /** Whether it holds for all sessions of that account on that instance, whatever they do and how often; does not count. */
    boolean covers(String account, int instance) {
        return scope.times() == 0 && scope.kind().orElse(Kind.CALL) == Kind.CALL && scope.covers(account, instance);
    }

    void lift() {
        end.complete(null);
    }
}
