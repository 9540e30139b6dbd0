package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A cursor that a session has open.
 *
 * @param sessionAddress SADDR
 * @param running whether it executes or fetches right now
 * @param objects what its statement reads or changes
 */
public record CursorRow(
        int sid,
        String sessionAddress,
        String user,
        String sqlId,
        String text,
        LocalDateTime lastActive,
        boolean running,
        List<ObjectName> objects) {
    /** An object of the dictionary. */
    public record ObjectName(String owner, String name, String type) {}
}
