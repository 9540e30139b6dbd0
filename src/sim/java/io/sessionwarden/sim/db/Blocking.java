package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.LockRequest;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import java.util.Optional;

/** What a session waits for, who is in the way and who is at the end of that chain. */
record Blocking(
        Optional<LockRequest> request, Optional<SessionAddress> blocker, Optional<SessionAddress> finalBlocker) {
    static final Blocking NONE = new Blocking(Optional.empty(), Optional.empty(), Optional.empty());
}
