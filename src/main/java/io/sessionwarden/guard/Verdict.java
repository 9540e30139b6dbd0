package io.sessionwarden.guard;

/** What the gate says to a request. */
public sealed interface Verdict {
    /** Go ahead, with the permit that carrying it out needs. */
    record Allow(KillPermit permit) implements Verdict {}

    /** No. */
    record Deny(Veto veto) implements Verdict {}
}
