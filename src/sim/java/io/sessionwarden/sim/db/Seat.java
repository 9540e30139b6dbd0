package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import java.time.LocalDateTime;

/** Who sits in a session, where and since when. */
record Seat(
        Instance instance,
        SidAllocator.Slot slot,
        Account account,
        Logon logon,
        String serviceName,
        LocalDateTime logonTime) {
    SessionAddress address() {
        return new SessionAddress(instance.number(), slot.sid());
    }

    /** SADDR. */
    String saddr() {
        return SessionRow.address(instance.number(), slot.sid());
    }
}
