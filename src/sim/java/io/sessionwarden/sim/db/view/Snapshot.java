package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The state of a database at one moment: what one statement sees, however often it reads the views.
 *
 * @param reader who asks
 * @param facts the rarely read parts
 * @param derived rows and look-up tables already made from this snapshot, for its one reader
 */
public record Snapshot(
        LocalDateTime at,
        Reader reader,
        DatabaseRow database,
        List<InstanceRow> instances,
        List<SessionRow> sessions,
        Facts facts,
        Map<Object, Object> derived) {

    /** The running session, which knows what its statement sees. */
    public interface Source {
        Snapshot snapshot();
    }

    /** The session that reads: its instance, its SID and its user. */
    public record Reader(int instance, int sid, String user) {
        boolean is(int otherInstance, int otherSid) {
            return instance == otherInstance && sid == otherSid;
        }
    }

    /** Number of the instance the reader is connected to. */
    int instance() {
        return reader.instance();
    }

    /** Makes something from this snapshot unless that was done before. */
    @SuppressWarnings("unchecked")
    <T> T once(Object key, Supplier<T> maker) {
        Object made = derived.get(key);
        if (made == null) {
            made = maker.get();
            derived.put(key, made);
        }
        return (T) made;
    }

    List<SessionRow> sessions(InstanceRow of) {
        return sessions.stream().filter(row -> row.instance() == of.number()).toList();
    }

    List<SessionRow> inTransaction(InstanceRow of) {
        return sessions(of).stream()
                .filter(row -> row.transaction().isPresent())
                .toList();
    }

    /** What the reader may know of the dictionary; made once for each statement. */
    Access access() {
        return once(Access.class, () -> new Access(reader.user(), facts.privileges()));
    }
}
