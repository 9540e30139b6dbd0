package io.sessionwarden.target;

import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which sessions are being killed now, so that none gets a second kill meanwhile, and which are left alone for a while. Thread-safe. */
public final class Claims {
    /** The instance's start is left out: it is not known of every kill that an earlier run left open. */
    private record Claimed(SessionKey key, LocalDateTime logonTime) {
        static Claimed of(SessionIdentity identity) {
            return new Claimed(identity.key(), identity.logonTime());
        }
    }

    private final Set<Claimed> claimed = new HashSet<>();
    private final Map<SessionIdentity, Instant> coolDowns = new HashMap<>();

    /** Claims a session; false when somebody has it. */
    public synchronized boolean claim(SessionIdentity identity) {
        return claimed.add(Claimed.of(identity));
    }

    public synchronized void release(SessionIdentity identity) {
        claimed.remove(Claimed.of(identity));
    }

    public synchronized boolean isClaimed(SessionIdentity identity) {
        return claimed.contains(Claimed.of(identity));
    }

    /** Leaves a session alone until then, as far as policies go. */
    public synchronized void coolDown(SessionIdentity identity, Instant until) {
        coolDowns.put(identity, until);
    }

    public synchronized boolean coolsDown(SessionIdentity identity, Instant now) {
        coolDowns.values().removeIf(until -> !until.isAfter(now));
        return coolDowns.containsKey(identity);
    }
}
