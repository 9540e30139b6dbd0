package io.sessionwarden.engine;

import io.sessionwarden.session.Action;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.SessionIdentity;

/** A way to make a database end a session. Called by the package {@code kill} only. */
public interface KillRoute {
    /** As configuration and metrics write it. */
    String name();

    /**
     * Asks for the kill, once. Trouble is an {@link Answer}: after a time-out it is UNKNOWN and nothing is sent again.
     *
     * @param killId shown as the kill connection's CLIENT_ID, so that the database's own audit ties up
     */
    Answer kill(SessionIdentity victim, Action action, String killId);
}
