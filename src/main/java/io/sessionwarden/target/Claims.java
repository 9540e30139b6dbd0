package io.sessionwarden.target;

import io.sessionwarden.session.SessionIdentity;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which sessions are being killed now, so that none gets a second kill meanwhile, and which are left alone for a while. Those of a target
 * whose place is taken bind the one that takes it. Thread-safe.
 */
public final class Claims {
    private final Set<SessionIdentity> claimed = new HashSet<>();
    private final Map<SessionIdentity, Instant> coolDowns = new HashMap<>();
    private final CompletableFuture<Void> free = new CompletableFuture<>();
    private Optional<Claims> earlier;
    private boolean ending;

    private Claims(Optional<Claims> earlier) {
        this.earlier = earlier;
    }

    public Claims() {
        this(Optional.empty());
    }

    /** Claims of a target that takes the place of the one with these. */
    static Claims after(Claims earlier) {
        return new Claims(Optional.of(earlier));
    }

    /** Claims a session; false when somebody has it. */
    public synchronized boolean claim(SessionIdentity identity) {
        return !isClaimed(identity) && claimed.add(identity);
    }

    public synchronized void release(SessionIdentity identity) {
        claimed.remove(identity);
        tellIfFree();
    }

    public synchronized boolean isClaimed(SessionIdentity identity) {
        return claimed.contains(identity)
                || earlier.filter(claims -> claims.isClaimed(identity)).isPresent();
    }

    /** Leaves a session alone until then, as far as policies go. */
    public synchronized void coolDown(SessionIdentity identity, Instant until) {
        coolDowns.put(identity, until);
    }

    public synchronized boolean coolsDown(SessionIdentity identity, Instant now) {
        coolDowns.values().removeIf(until -> !until.isAfter(now));
        earlier = earlier.filter(claims -> !claims.isOver(now));
        return coolDowns.containsKey(identity)
                || earlier.filter(claims -> claims.coolsDown(identity, now)).isPresent();
    }

    private synchronized boolean isOver(Instant now) {
        return claimed.isEmpty()
                && coolDowns.values().stream().noneMatch(until -> until.isAfter(now))
                && earlier.filter(claims -> !claims.isOver(now)).isEmpty();
    }

    /** Completes when no session is claimed any more; to be asked when the last kill has been permitted. */
    synchronized CompletableFuture<Void> end() {
        ending = true;
        tellIfFree();
        return free;
    }

    private void tellIfFree() {
        if (ending && claimed.isEmpty()) {
            free.complete(null);
        }
    }
}
