package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.SessionRow.Labels;
import io.sessionwarden.sim.db.view.StatementRow;
import java.time.LocalDateTime;

/** One statement in the cache and what its executions cost. Thread-safe. */
final class CachedStatement {
    private final SqlText text;
    private final String schema;
    private final int schemaId;
    private final String service;
    private final Labels labels;
    private final LocalDateTime firstLoad;
    private LocalDateTime lastActive;
    private int command;
    private long parses;
    private long executions;
    private long fetches;
    private long rows;
    private long elapsedNanos;
    private long cpuNanos;
    private int executing;
    private int open;

    /** @param first the session that parses it for the first time */
    CachedStatement(SqlText text, Session first) {
        this.text = text;
        this.schema = first.account().name();
        this.schemaId = first.account().id();
        this.service = first.serviceName();
        this.labels = first.labels();
        this.firstLoad = first.now();
        this.lastActive = firstLoad;
    }

    synchronized void parsed() {
        parses++;
    }

    synchronized void executed(int code) {
        command = code;
        executions++;
    }

    synchronized void opened() {
        open++;
    }

    synchronized void closed() {
        open--;
    }

    synchronized void begins(LocalDateTime at) {
        lastActive = at;
        executing++;
    }

    synchronized void ends(long elapsed, long cpu) {
        elapsedNanos += elapsed;
        cpuNanos += cpu;
        executing--;
    }

    synchronized void processed(long count) {
        rows += count;
    }

    synchronized void fetched(long count) {
        fetches++;
        rows += count;
    }

    synchronized StatementRow row() {
        return new StatementRow(
                text.id(),
                text.text(),
                command,
                schema,
                schemaId,
                service,
                labels.module(),
                labels.action(),
                firstLoad,
                lastActive,
                parses,
                executions,
                fetches,
                rows,
                elapsedNanos / 1_000,
                cpuNanos / 1_000,
                executing,
                open);
    }
}
