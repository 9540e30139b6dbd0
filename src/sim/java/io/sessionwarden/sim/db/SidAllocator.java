package io.sessionwarden.sim.db;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives out SIDs of an instance: a freed one goes to the very next logon, with a higher SERIAL#. Thread-safe. */
final class SidAllocator {
    private static final int FIRST_SERIAL = 1_000;

    private final Deque<Integer> free = new ArrayDeque<>();
    private final Map<Integer, Integer> serials = new HashMap<>();
    private Optional<Slot> wanted = Optional.empty();
    private int highest;

    /** SID and SERIAL# of a new session. */
    record Slot(int sid, int serial) {}

    synchronized Slot take() {
        if (wanted.isPresent()) {
            Slot slot = wanted.get();
            wanted = Optional.empty();
            while (highest < slot.sid()) {
                free.addLast(++highest);
            }
            if (free.remove(slot.sid())) {
                serials.put(slot.sid(), slot.serial());
                return slot;
            }
        }
        int sid = free.isEmpty() ? ++highest : free.pop();
        return new Slot(sid, serials.merge(sid, FIRST_SERIAL + sid, (last, first) -> last + 1));
    }

    synchronized void give(int sid) {
        free.push(sid);
    }

    /**
     * The next logon gets this slot.
     *
     * @throws IllegalArgumentException when the SID is in use
     */
    synchronized void offer(Slot slot) {
        if (slot.sid() < 1 || slot.serial() < 1) {
            throw new IllegalArgumentException("sid and serial# begin at 1");
        }
        if (slot.sid() <= highest && !free.contains(slot.sid())) {
            throw new IllegalArgumentException("sid %d is in use".formatted(slot.sid()));
        }
        wanted = Optional.of(slot);
    }
}
