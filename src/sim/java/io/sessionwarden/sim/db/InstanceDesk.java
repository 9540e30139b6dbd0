package io.sessionwarden.sim.db;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/** What an operator does with the instances of a database, by number from 1. Thread-safe. */
public final class InstanceDesk {
    private final SimulatedDatabase database;

    InstanceDesk(SimulatedDatabase database) {
        this.database = database;
    }

    /** An instance as it is now. */
    public record State(
            int number, String name, boolean up, LocalDateTime started, Duration clockOffset, int sessions) {}

    public List<State> all() {
        return database.cluster().instances().stream().map(InstanceDesk::state).toList();
    }

    private static State state(Instance instance) {
        return new State(
                instance.number(),
                instance.row().name(),
                instance.isUp(),
                instance.row().started(),
                instance.clockOffset(),
                instance.sessions().size());
    }

    /**
     * Goes down as in a crash: its connections break, transactions roll back, views of others do not show it any more, and its services are not
     * known to the listener (ORA-12514) until it is started.
     */
    public void stop(int number) {
        for (Session session : instance(number).stop()) {
            database.tally().gone(session.user());
            session.drop();
        }
    }

    /** Comes up with a new STARTUP_TIME; the sids and serial numbers of its former life may come again. Nothing to do when it is up. */
    public void start(int number) {
        instance(number).start(database.now());
    }

    /** Down and up at once. */
    public void restart(int number) {
        stop(number);
        start(number);
    }

    /**
     * The next login on an instance becomes this session.
     *
     * @throws IllegalArgumentException when the sid is in use
     */
    public void nextSession(int number, int sid, int serial) {
        instance(number).offerSlot(new SidAllocator.Slot(sid, serial));
    }

    /** How far an instance's SYSDATE and logon times are ahead of the database's time from now on. */
    public void clockOffset(int number, Duration offset) {
        instance(number).clockOffset(offset);
    }

    private Instance instance(int number) {
        return database.cluster().known(number);
    }
}
