package io.sessionwarden.guard;

import io.sessionwarden.session.SessionSnapshot;

/** What the second look, just before the kill, says to a permit. */
public sealed interface Recheck {
    /** Same session, same cause: go ahead. */
    record Holds(SessionSnapshot now) implements Recheck {}

    /** The same session, but not for the same cause. */
    record Changed(String what) implements Recheck {}

    /** The session is not there any more, proven by a look that covers its instance. */
    record Gone() implements Recheck {}

    /** A veto that was not there before. */
    record Forbidden(Veto veto) implements Recheck {}
}
