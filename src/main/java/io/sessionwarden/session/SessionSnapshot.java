package io.sessionwarden.session;

import java.util.List;
import java.util.Optional;

/**
 * One session as one sample saw it. Immutable.
 *
 * @param lastCallSeconds LAST_CALL_ET: seconds since the session last became active or inactive
 * @param blocker who holds what it waits for, when the database knows (BLOCKING_SESSION_STATUS = VALID)
 * @param rootBlocker the end of that chain (FINAL_BLOCKING_SESSION)
 * @param own true for the sessions of this daemon itself
 * @param failover FAILOVER_TYPE: TRANSACTION and AUTO sessions are replayed elsewhere when killed without NOREPLAY
 */
public record SessionSnapshot(
        SessionIdentity identity,
        SessionKind kind,
        SessionStatus status,
        Client client,
        long lastCallSeconds,
        Execution execution,
        Optional<Transaction> transaction,
        Wait waitingFor,
        Optional<SessionAddress> blocker,
        Optional<SessionAddress> rootBlocker,
        boolean own,
        String failover) {

    /** Those of the sessions that wait, directly or at the end of a chain, for the one at that address. */
    public static List<SessionSnapshot> waitingFor(SessionAddress address, List<SessionSnapshot> sessions) {
        return sessions.stream()
                .filter(s -> s.blocker().filter(address::equals).isPresent()
                        || s.rootBlocker().filter(address::equals).isPresent())
                .toList();
    }

    public SessionKey key() {
        return identity.key();
    }

    public SessionAddress address() {
        return new SessionAddress(key().instId(), key().sid());
    }

    /** True when the database would replay its work in a new session after a kill without NOREPLAY. */
    public boolean isReplayed() {
        return failover.equals("TRANSACTION") || failover.equals("AUTO");
    }

    public boolean isInactive() {
        return status == SessionStatus.INACTIVE;
    }

    public boolean isActive() {
        return status == SessionStatus.ACTIVE;
    }
}
