package io.sessionwarden.process;

import java.util.Arrays;
import java.util.List;

/**
 * Where on the way of a kill the daemon is ended by SIGKILL, and what must be true of the kill after the next start. In the order of
 * {@code kill/Killer} and {@code kill/Recovery} these are the moments:
 *
 * <ol>
 *   <li>before the intent: the sample, the evidence. The ledger has nothing;
 *   <li>intent: it waits for its turn on the connection, the last look is under way, the kill is sent, lost, received or carried out, or its
 *       answer is on its way. The ledger cannot tell these apart: an intent without an attempt;
 *   <li>attempt: the answer is written, the effect is looked for, and is there or not yet;
 *   <li>outcome: written; the victim's row is still looked for, and goneAt is what a crash costs;
 *   <li>recovery: the daemon ends once more while the next run looks, or after it has written the outcome.
 * </ol>
 *
 * A moment between two writes without a call to the database is not seen from outside. It leaves the ledger as the step before it does: after
 * the evidence as {@link #EVIDENCE}, after the intent as {@link #LAST_LOOK}, after the answer as {@link #KILL_EXECUTED}, after the attempt and
 * after the effect was seen as {@link #EFFECT_LOOK}. A kill that is withheld has only the moments up to {@link #LAST_LOOK}.
 *
 * <p>A policy has one rung and a kill one statement. Kills in more than one step are refused by the fleet file, so there is no moment between two.
 */
public enum CrashStep {
    /** The sample that leads to the kill arrives: nothing is written yet; it begins anew. */
    SAMPLE(Arrival.SAMPLE, 2, 1, "killed"), // the first one only looks
    /** The last part of the evidence is read: as before. */
    EVIDENCE(Arrival.EVIDENCE, 1, 1, "killed"),
    /** The intent is written and the connection is held by another kill, which is never carried out. */
    QUEUED(Arrival.NONE, 0, 1, "timed-out", "timed-out"),
    /** The last look arrives: the intent is written, nothing is sent. */
    LAST_LOOK(Arrival.LOOK, 1, 0, "timed-out"),
    /** The kill arrives and is never carried out. */
    KILL_LOST(Arrival.KILL, 1, 1, "timed-out"),
    /** The kill arrives and is carried out. */
    KILL_RECEIVED(Arrival.KILL, 1, 1, "killed"),
    /** The kill is carried out and not answered yet. */
    KILL_EXECUTED(Arrival.NONE, 0, 1, "killed"),
    /** The look for the effect arrives: the answer is written. */
    EFFECT_LOOK(Arrival.LOOK, 2, 1, "killed"),
    /** The second look for the effect arrives: the victim's changes are still being rolled back. */
    ROLLING_BACK(Arrival.LOOK, 3, 1, "killed"),
    /** The outcome is written. */
    SETTLED(Arrival.NONE, 0, 1, "killed"),
    /** The look whether the row has gone arrives. */
    GONE_LOOK(Arrival.LOOK, 3, 1, "killed"),
    /** It is carried out and not answered, and the next run is ended as its own look for the effect arrives. */
    RECOVERY_LOOK(Arrival.NONE, 0, 1, "killed"),
    /** The same, and the next run is ended when it has written the outcome. */
    RECOVERED(Arrival.NONE, 0, 1, "killed");

    /** What the daemon asks of the database, told by what only that statement reads. */
    enum Arrival {
        SAMPLE,
        EVIDENCE,
        LOOK,
        KILL,
        NONE;

        static Arrival of(String statement) {
            if (statement.startsWith("alter system kill")) {
                return KILL;
            }
            if (statement.contains("gv$fast_start_transactions")) {
                return LOOK;
            }
            if (statement.contains("gv$px_session")) {
                return SAMPLE;
            }
            return statement.contains("gv$locked_object") ? EVIDENCE : NONE;
        }
    }

    private final Arrival arrival;
    private final int nth;
    private final int killsSent;
    private final List<String> outcomes;

    CrashStep(Arrival arrival, int nth, int killsSent, String... outcomes) {
        this.arrival = arrival;
        this.nth = nth;
        this.killsSent = killsSent;
        this.outcomes = List.of(outcomes);
    }

    /** True when it is this arrival that the daemon does not survive, the nth of its kind. */
    boolean isAt(Arrival what, int count) {
        return what == arrival && count == nth && what != Arrival.NONE;
    }

    /** Kill statements that the database has received in the end, over all runs of the daemon. */
    int killsSent() {
        return killsSent;
    }

    /** The outcomes in the ledger in the end. */
    List<String> outcomes() {
        return outcomes;
    }

    boolean isCarriedOut() {
        return outcomes.contains("killed");
    }

    /** The database keeps silent about kills and carries none out. */
    boolean losesKills() {
        return this == KILL_LOST || this == QUEUED;
    }

    /** The daemon is ended before the kill is answered. */
    boolean isBeforeTheAnswer() {
        return this == KILL_EXECUTED || isTwice();
    }

    /** The run after the first is ended as well. */
    boolean isTwice() {
        return this == RECOVERY_LOOK || this == RECOVERED;
    }

    /**
     * Those steps in which it matters that somebody asked for the kill: a request is repeated by its caller, not by a sweep. A request for a
     * sample is not told from a sweep's.
     */
    public static List<CrashStep> byRequest() {
        return Arrays.stream(values())
                .filter(step -> step != SAMPLE && step != ROLLING_BACK && step != GONE_LOOK && !step.isTwice())
                .toList();
    }
}
