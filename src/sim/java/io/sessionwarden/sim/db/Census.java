package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the sessions of a database at one moment and finds who blocks whom. */
final class Census {
    private final Map<SessionAddress, SessionAddress> blockers = new HashMap<>();

    private Census() {}

    static List<SessionRow> of(List<Session> sessions) {
        Census census = new Census();
        census.findBlockers(sessions);
        List<SessionRow> rows = new ArrayList<>();
        for (Session session : sessions) {
            SessionAddress address = session.address();
            rows.add(session.row(Optional.ofNullable(census.blockers.get(address)), census.finalBlocker(address)));
        }
        return rows;
    }

    private void findBlockers(List<Session> sessions) {
        Map<Integer, SessionAddress> byH2Session = new HashMap<>();
        Map<SessionAddress, Integer> waitsFor = new HashMap<>();
        for (Session session : sessions) {
            Session.Locking locking = session.locking();
            byH2Session.put(locking.self(), session.address());
            if (locking.blocker() != 0) {
                waitsFor.put(session.address(), locking.blocker());
            }
        }
        waitsFor.forEach((waiter, holder) -> {
            if (byH2Session.containsKey(holder)) {
                blockers.put(waiter, byH2Session.get(holder));
            }
        });
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
