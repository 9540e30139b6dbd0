package io.sessionwarden.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who waits for whom in one sample. A session waits for at most one other, so all of it is trees; but the sample is not of one moment, and
 * a deadlock lives for some seconds: rings are possible and so are blockers that the sample does not show. Immutable.
 */
public final class BlockingGraph {
    private static final Comparator<SessionAddress> ORDER =
            Comparator.comparingInt(SessionAddress::instId).thenComparingLong(SessionAddress::sid);

    /**
     * The top of a tree.
     *
     * @param deadlock it waits itself, for one of those that wait for it
     */
    public record Root(SessionAddress address, boolean deadlock) {}

    private final Map<SessionAddress, SessionSnapshot> sessions = new HashMap<>();
    private final Map<SessionAddress, SessionAddress> ahead = new TreeMap<>(ORDER);
    private final Map<SessionAddress, List<SessionSnapshot>> behind = new TreeMap<>(ORDER);

    public BlockingGraph(List<SessionSnapshot> sample) {
        for (SessionSnapshot session : sample) {
            sessions.put(session.address(), session);
            session.blocker().or(session::rootBlocker).ifPresent(blocker -> {
                ahead.put(session.address(), blocker);
                behind.computeIfAbsent(blocker, none -> new ArrayList<>()).add(session);
            });
        }
    }

    /** Empty when others wait for that address and the sample does not show who is there. */
    public Optional<SessionSnapshot> session(SessionAddress address) {
        return Optional.ofNullable(sessions.get(address));
    }

    /** Those that wait for it directly. */
    public List<SessionSnapshot> behind(SessionAddress address) {
        return List.copyOf(behind.getOrDefault(address, List.of()));
    }

    /** All that wait for it, directly or for one that does; without itself. */
    public List<SessionSnapshot> allBehind(SessionAddress address) {
        Set<SessionAddress> seen = new LinkedHashSet<>(Set.of(address));
        List<SessionSnapshot> found = new ArrayList<>();
        Deque<SessionAddress> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (SessionSnapshot waiter : behind(open.poll())) {
                if (seen.add(waiter.address())) {
                    found.add(waiter);
                    open.add(waiter.address());
                }
            }
        }
        return found;
    }

    /** Those that block others and wait for nobody; of a ring the one with the lowest address. */
    public List<Root> roots() {
        List<Root> roots = new ArrayList<>();
        Set<SessionAddress> left = new LinkedHashSet<>(ahead.keySet());
        for (SessionAddress blocker : behind.keySet()) {
            if (!ahead.containsKey(blocker)) {
                roots.add(new Root(blocker, false));
                allBehind(blocker).forEach(waiter -> left.remove(waiter.address()));
            }
        }
        while (!left.isEmpty()) {
            SessionAddress lowest = lowestOfRing(left.iterator().next());
            roots.add(new Root(lowest, true));
            left.remove(lowest);
            allBehind(lowest).forEach(waiter -> left.remove(waiter.address()));
        }
        return roots;
    }

    /** Whoever waits without end for others comes into a ring at last. */
    private SessionAddress lowestOfRing(SessionAddress start) {
        Set<SessionAddress> way = new LinkedHashSet<>();
        SessionAddress at = start;
        while (way.add(at)) {
            at = ahead.get(at);
        }
        SessionAddress lowest = at;
        for (SessionAddress next = ahead.get(at); !next.equals(at); next = ahead.get(next)) {
            lowest = ORDER.compare(next, lowest) < 0 ? next : lowest;
        }
        return lowest;
    }
}
