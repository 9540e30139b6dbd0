package io.sessionwarden.session;

import java.util.Locale;

/** What became of a kill; set once, when it is settled. */
public enum Outcome {
    /** The effect is proven, whatever the answer was. */
    KILLED,
    /** Not there and not by us: verified absent. */
    ALREADY_GONE,
    /** Identity or cause no longer held just before the kill: nothing was sent. */
    CHANGED,
    /** Accepted with ORA-00031, no effect by the limit; still watched. */
    MARKED,
    /** Accepted, no effect seen by the limit; still watched. */
    UNVERIFIED,
    /** The database refused; the answer says why. */
    REFUSED,
    /** No answer and no effect by the limit; still watched. */
    TIMED_OUT;

    /** As REST, ledger and metrics write it: {@code already-gone}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
