package io.sessionwarden.process;

import java.util.List;

/** Where on the way of a kill the daemon is ended by SIGKILL, and what must be true of the kill after the next start. */
public enum CrashStep {
    /** The sample that leads to the kill arrives: nothing is written yet; a policy begins anew. */
    SAMPLE(1, List.of("killed"), List.of()),
    /** The evidence is read: as before. */
    EVIDENCE(1, List.of("killed"), List.of()),
    /** The last look arrives: the intent is written, nothing is sent. */
    LAST_LOOK(0, List.of("timed-out"), List.of("timed-out")),
    /** The kill arrives and is never carried out. */
    KILL_LOST(1, List.of("timed-out"), List.of("timed-out")),
    /** The kill arrives and is carried out. */
    KILL_RECEIVED(1, List.of("killed"), List.of("killed")),
    /** The kill is carried out and not answered yet. */
    KILL_EXECUTED(1, List.of("killed"), List.of("killed")),
    /** The look for the effect arrives. */
    EFFECT_LOOK(1, List.of("killed"), List.of("killed")),
    /** The outcome is written. */
    SETTLED(1, List.of("killed"), List.of("killed"));

    private final int killsSent;
    private final List<String> byPolicy;
    private final List<String> byRequest;

    CrashStep(int killsSent, List<String> byPolicy, List<String> byRequest) {
        this.killsSent = killsSent;
        this.byPolicy = byPolicy;
        this.byRequest = byRequest;
    }

    /** Kill statements that the database has received in the end, over both runs of the daemon. */
    int killsSent(boolean policy) {
        return outcomes(policy).isEmpty() ? 0 : killsSent;
    }

    /** The outcomes in the ledger in the end. */
    List<String> outcomes(boolean policy) {
        return policy ? byPolicy : byRequest;
    }

    /** Over REST a kill is given a minute to settle; those that need it are measured by policy only. */
    public boolean isQuickByRequest() {
        return this != SAMPLE && this != LAST_LOOK && this != KILL_LOST;
    }
}
