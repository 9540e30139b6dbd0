package io.sessionwarden.process;

import io.sessionwarden.sim.db.KillAttempt;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What both sides know after a crash.
 *
 * @param sent the statements that the database received, by its own list
 * @param kills the kills in the ledger and their outcomes; "none" for one without
 * @param victimLives what the database knows of the victim, or of any of them
 * @param answered whether a request that was repeated is answered with its kill in the ledger; true without requests
 */
public record CrashResult(
        CrashStep step,
        boolean policy,
        List<KillAttempt> sent,
        Map<String, String> kills,
        boolean victimLives,
        boolean answered) {
    /** One rung of one kill: the id that the sender's session had, and how it was to be done. */
    private record Rung(String killId, boolean immediate) {
        static Rung of(KillAttempt attempt) {
            return new Rung(attempt.killer().labels().clientId(), attempt.immediate());
        }
    }

    public List<String> outcomes() {
        return kills.values().stream().sorted().toList();
    }

    /** How many statements carry the id of a kill in the ledger. */
    public long withIntent() {
        return sent.stream().filter(a -> kills.containsKey(Rung.of(a).killId())).count();
    }

    /** By the database's list alone; 0 when it received none. */
    public long mostForOneRung() {
        return sent.stream().collect(Collectors.groupingBy(Rung::of, Collectors.counting())).values().stream()
                .mapToLong(count -> count)
                .max()
                .orElse(0);
    }

    /** The same for one session, whatever ids the statements carry. */
    public long mostForOneVictim() {
        return sent.stream()
                .collect(Collectors.groupingBy(KillAttempt::target, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(count -> count)
                .max()
                .orElse(0);
    }

    /** Every kill is in the ledger, nothing is open, nothing was killed twice, and the outcome is what the database knows. */
    public boolean isRight() {
        return sent.size() == step.killsSent()
                && withIntent() == sent.size()
                && mostForOneRung() <= 1
                && mostForOneVictim() <= 1
                && outcomes().equals(step.outcomes())
                && answered
                && victimLives != step.isCarriedOut();
    }
}
