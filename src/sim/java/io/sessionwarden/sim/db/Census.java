package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.lock.LockHolder;
import io.sessionwarden.sim.db.lock.Request;
import io.sessionwarden.sim.db.view.LockRequest;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the sessions of a database at one moment and finds who blocks whom. */
final class Census {
    private final Map<LockHolder, Session> byHolder = new HashMap<>();
    private final Map<Session, LockHolder.Waiting> waits = new HashMap<>();
    private final Map<SessionAddress, SessionAddress> blockers = new HashMap<>();

    private Census(List<Session> sessions) {
        sessions.forEach(session -> byHolder.put(session.work().locks(), session));
        sessions.forEach(session -> session.work().locks().waiting().ifPresent(wait -> waits.put(session, wait)));
        waits.forEach(
                (session, wait) -> blocker(wait).ifPresent(other -> blockers.put(session.address(), other.address())));
    }

    static List<SessionRow> of(List<Session> sessions) {
        Census census = new Census(sessions);
        return sessions.stream()
                .map(session -> session.row(census.blocking(session)))
                .toList();
    }

    private Blocking blocking(Session session) {
        return new Blocking(
                Optional.ofNullable(waits.get(session)).flatMap(this::request),
                Optional.ofNullable(blockers.get(session.address())),
                finalBlocker(session.address()));
    }

    private Optional<Session> blocker(LockHolder.Waiting wait) {
        return wait.blockers().stream().findFirst().map(byHolder::get);
    }

    private Optional<LockRequest> request(LockHolder.Waiting wait) {
        return switch (wait.request()) {
            case Request.Row row ->
                blocker(wait)
                        .flatMap(other -> other.work().open())
                        .flatMap(Workspace::xid)
                        .map(xid -> LockRequest.of(xid, row.mode(), row.table()));
            case Request.Table table -> Optional.of(LockRequest.of(table.table(), table.mode()));
        };
    }

    private Optional<SessionAddress> finalBlocker(SessionAddress waiter) {
        Set<SessionAddress> seen = new HashSet<>();
        SessionAddress last = blockers.get(waiter);
        while (last != null && seen.add(last) && blockers.containsKey(last)) {
            last = blockers.get(last);
        }
        return Optional.ofNullable(last);
    }
}
