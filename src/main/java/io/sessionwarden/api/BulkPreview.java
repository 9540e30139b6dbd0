package io.sessionwarden.api;

import io.sessionwarden.session.Action;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that were shown to a caller and may be killed by that one alone, once, until then.
 *
 * @param candidates those that nothing spoke against
 */
record BulkPreview(
        String id,
        String caller,
        Target target,
        Instant validUntil,
        SessionFilter filter,
        Action action,
        List<SessionSnapshot> candidates) {
    BulkPreview {
        candidates = List.copyOf(candidates);
    }

    /**
     * What is answered.
     *
     * @param count of all that fit
     * @param killable of those that nothing speaks against: these an execution would try
     */
    record View(String previewId, Instant validUntil, int count, int killable, List<Shown> sessions) {
        View {
            sessions = List.copyOf(sessions);
        }
    }

    /** A session that fits, and what speaks against its kill. */
    record Shown(boolean wouldKill, Optional<KillPreview.VetoView> veto, SessionView session) {}
}
