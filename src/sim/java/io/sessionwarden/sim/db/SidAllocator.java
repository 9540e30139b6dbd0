package io.sessionwarden.sim.db;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Gives out SIDs of an instance: a freed one goes to the very next logon, with a higher SERIAL#. Thread-safe. */
final class SidAllocator {
    private static final int FIRST_SERIAL = 1_000;

    private final Deque<Integer> free = new ArrayDeque<>();
    private final Map<Integer, Integer> serials = new HashMap<>();
    private int highest;

    /** SID and SERIAL# of a new session. */
    record Slot(int sid, int serial) {}

    synchronized Slot take() {
        int sid = free.isEmpty() ? ++highest : free.pop();
        return new Slot(sid, serials.merge(sid, FIRST_SERIAL + sid, (last, first) -> last + 1));
    }

    synchronized void give(int sid) {
        free.push(sid);
    }
}
