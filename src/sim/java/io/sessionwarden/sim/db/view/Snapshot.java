package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The state of a database at one moment: what one statement sees, however often it reads the views. The rarely read parts are suppliers.
 *
 * @param instance number of the instance the reader is connected to
 * @param privileges what SESSION_PRIVS says to the reader
 * @param derived rows and look-up tables already made from this snapshot, for its one reader
 */
public record Snapshot(
        LocalDateTime at,
        int instance,
        DatabaseRow database,
        List<InstanceRow> instances,
        List<SessionRow> sessions,
        Supplier<List<StatementRow>> statements,
        Supplier<List<UserRow>> users,
        Supplier<List<ObjectRow>> objects,
        List<String> privileges,
        Map<Object, Object> derived) {

    /** The running session, which knows what its statement sees. */
    public interface Source {
        Snapshot snapshot();
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
}
