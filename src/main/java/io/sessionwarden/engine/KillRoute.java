package io.sessionwarden.engine;

import io.sessionwarden.session.Action;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.SessionIdentity;
import java.util.Optional;
import java.util.function.Predicate;

/** A way to make a database end a session. Called by the package {@code kill} only. */
public interface KillRoute {
    /** As configuration and metrics write it. */
    String name();

    /**
     * Looks at the victim once more and, if that look is as it should be, asks for the kill, once, on the same connection with nothing in
     * between. After a time-out nothing is sent any more, and nothing is sent again.
     */
    Shot kill(Aim aim, Predicate<Look> asItShouldBe);

    /**
     * What to kill and how.
     *
     * @param xid the victim's transaction, for the look
     * @param killId shown as the kill connection's CLIENT_ID, so that the database's own audit ties up
     */
    record Aim(SessionIdentity victim, Optional<String> xid, Action action, String killId) {}
}
