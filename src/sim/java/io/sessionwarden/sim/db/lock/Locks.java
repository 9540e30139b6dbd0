package io.sessionwarden.sim.db.lock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who holds and who waits for what in one database: first come, first served. Thread-safe; guards its holders. */
public final class Locks {
    private final Map<Integer, LockHolder> bySlot = new ConcurrentHashMap<>();
    private final Map<Integer, Map<LockHolder, LockMode>> tables = new HashMap<>();
    private final SequencedSet<LockHolder> waiting = new LinkedHashSet<>();

    public LockHolder holder(Patience patience) {
        return new LockHolder(this, patience);
    }

    void occupy(int slot, LockHolder holder) {
        bySlot.put(slot, holder);
    }

    /** What somebody must wait for who found the mark of that transaction of H2; empty when it is no session's. */
    Optional<Request> rowOf(int slot, int mode, int table) {
        return Optional.ofNullable(bySlot.get(slot)).map(holder -> rowOf(holder, mode, table));
    }

    private synchronized Request rowOf(LockHolder holder, int mode, int table) {
        return new Request.Row(holder, holder.transaction(), mode, table);
    }

    /** Locks a table unless others are in the way; then it says what to wait for. */
    synchronized Optional<Request> tryLock(LockHolder holder, int table, LockMode mode) {
        LockMode wanted = mode.and(holder.held().getOrDefault(table, mode));
        if (wanted == holder.held().get(table)) {
            return Optional.empty();
        }
        Request request = new Request.Table(table, wanted);
        if (!blockers(holder, request).isEmpty()) {
            return Optional.of(request);
        }
        take(holder, table, wanted);
        return Optional.empty();
    }

    synchronized void take(LockHolder holder, int table, LockMode mode) {
        LockMode held = holder.held().merge(table, mode, LockMode::and);
        tables.computeIfAbsent(table, id -> new HashMap<>()).put(holder, held);
    }

    /** Puts somebody at the end of the queue, and tells one of those that wait in a circle, if there is one. */
    void ask(LockHolder asking, Request what) {
        synchronized (this) {
            waiting.remove(asking);
            asking.request(what);
            waiting.add(asking);
            circle(asking).ifPresent(this::breakUp);
        }
        wakeAll();
    }

    /** Who has waited longest is told: in Oracle it is the first that looks around. */
    private void breakUp(Set<LockHolder> circle) {
        waiting.stream().filter(circle::contains).findFirst().ifPresent(LockHolder::deadlock);
    }

    private Optional<Set<LockHolder>> circle(LockHolder start) {
        return path(start, start, new LinkedHashSet<>());
    }

    private Optional<Set<LockHolder>> path(LockHolder from, LockHolder to, Set<LockHolder> passed) {
        if (from.request() == null || !passed.add(from)) {
            return Optional.empty();
        }
        for (LockHolder next : blockers(from, from.request())) {
            Optional<Set<LockHolder>> found = next == to ? Optional.of(Set.of(from)) : path(next, to, passed);
            if (found.isPresent()) {
                Set<LockHolder> circle = new LinkedHashSet<>(found.get());
                circle.add(from);
                return Optional.of(circle);
            }
        }
        return Optional.empty();
    }

    synchronized boolean settled(LockHolder asking) {
        return asking.deadlocked()
                || asking.request() == null
                || blockers(asking, asking.request()).isEmpty();
    }

    synchronized boolean isDeadlocked(LockHolder asking) {
        return asking.deadlocked();
    }

    void withdraw(LockHolder asking) {
        synchronized (this) {
            if (!waiting.remove(asking)) {
                return;
            }
            asking.request(null);
        }
        wakeAll();
    }

    synchronized LockHolder.Mark mark(LockHolder holder) {
        return new LockHolder.Mark(new TreeMap<>(holder.held()), holder.undo());
    }

    void keepOnly(LockHolder holder, Map<Integer, LockMode> kept) {
        synchronized (this) {
            release(holder);
            kept.forEach((table, mode) -> take(holder, table, mode));
        }
        wakeAll();
    }

    void end(LockHolder holder) {
        synchronized (this) {
            release(holder);
            holder.nextTransaction();
        }
        wakeAll();
    }

    private void release(LockHolder holder) {
        holder.held().keySet().forEach(table -> {
            Map<LockHolder, LockMode> granted = tables.get(table);
            granted.remove(holder);
            if (granted.isEmpty()) {
                tables.remove(table);
            }
        });
        holder.held().clear();
    }

    synchronized Optional<LockHolder.Waiting> waiting(LockHolder asking) {
        return Optional.ofNullable(asking.request()).map(what -> new LockHolder.Waiting(what, blockers(asking, what)));
    }

    private List<LockHolder> blockers(LockHolder asking, Request what) {
        return switch (what) {
            case Request.Row row when row.holder().transaction() == row.transaction() -> List.of(row.holder());
            case Request.Row row ->
                before(asking)
                        .filter(other -> other.request() instanceof Request.Row theirs && theirs.sameTransaction(row))
                        .toList();
            case Request.Table table -> blockers(asking, table);
        };
    }

    private List<LockHolder> blockers(LockHolder asking, Request.Table what) {
        List<LockHolder> blockers = new ArrayList<>();
        tables.getOrDefault(what.table(), Map.of()).forEach((holder, mode) -> {
            if (holder != asking && !mode.goesWith(what.wanted())) {
                blockers.add(holder);
            }
        });
        before(asking)
                .filter(other -> other.request() instanceof Request.Table theirs
                        && theirs.table() == what.table()
                        && !theirs.wanted().goesWith(what.wanted()))
                .forEach(blockers::add);
        return blockers;
    }

    /** Who asked earlier. */
    private Stream<LockHolder> before(LockHolder asking) {
        return waiting.stream().takeWhile(other -> other != asking);
    }

    private void wakeAll() {
        List<LockHolder> all;
        synchronized (this) {
            all = List.copyOf(waiting);
        }
        all.forEach(holder -> holder.patience().lookAgain());
    }
}
