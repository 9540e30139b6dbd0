package io.sessionwarden.session;

import java.util.List;
import java.util.Optional;

/**
 * A second look at one session, around a kill.
 *
 * @param session the session at that address; its identity says whether it is the one asked about
 * @param transactionOpen the transaction asked about is still in GV$TRANSACTION
 * @param rollingBack it is being rolled back by recovery (GV$FAST_START_TRANSACTIONS)
 * @param waiters how many sessions wait for the one at that address
 */
public record Look(
        List<InstanceSeen> instances,
        Optional<SessionSnapshot> session,
        boolean transactionOpen,
        boolean rollingBack,
        int waiters,
        DatabaseFacts facts) {

    /** The very session asked about, if it is still there. */
    public Optional<SessionSnapshot> same(SessionIdentity identity) {
        return session.filter(s -> s.identity().equals(identity));
    }

    /** True when absence means absence: the look covers the instance, or the instance has started anew since. */
    public boolean covers(SessionIdentity identity) {
        return instances.stream().anyMatch(i -> i.instId() == identity.key().instId());
    }

    /** No row of that identity any more. */
    public boolean gone(SessionIdentity identity) {
        return covers(identity) && same(identity).isEmpty();
    }

    /**
     * What a kill is for: not active under that identity, its transaction gone and not being rolled back, nobody blocked by it.
     */
    public boolean effect(SessionIdentity identity) {
        boolean ended =
                same(identity).map(s -> s.status() == SessionStatus.KILLED).orElse(true);
        boolean holdsNothing =
                same(identity).flatMap(SessionSnapshot::transaction).isEmpty();
        boolean frees = same(identity).isEmpty() || waiters == 0;
        return covers(identity) && ended && holdsNothing && frees && !transactionOpen && !rollingBack;
    }
}
