package io.sessionwarden.api;

import io.sessionwarden.guard.Foresight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a policy would kill, were it in force.
 *
 * @param forecast over all databases that answered
 * @param unreachable those that could not be asked
 * @param databasesLeftOut how many more the policy selects than are asked at once
 * @param sessionsLeftOut how many more match than are shown; they are counted in the forecasts
 */
public record PolicyPreview(
        PolicyView policy,
        Forecast forecast,
        List<OnDatabase> databases,
        List<Unreachable> unreachable,
        int databasesLeftOut,
        int sessionsLeftOut) {

    /** A database that could not be asked, and why. */
    public record Unreachable(String database, String reason) {}

    /**
     * What it would do to one database.
     *
     * @param sampledAt by the daemon's clock
     */
    public record OnDatabase(String database, Instant sampledAt, Forecast forecast, List<Matched> sessions) {
        OnDatabase showing(int most) {
            return sessions.size() <= most
                    ? this
                    : new OnDatabase(database, sampledAt, forecast, sessions.subList(0, most));
        }
    }

    /**
     * Numbers of sessions and what their end would bring.
     *
     * @param matched all that match
     * @param killedNow by the next sweep
     * @param killedSoon as soon as enough samples show them; those of the next sweep among them
     * @param killedIfInForce were the policy and the database's ceiling enforce
     * @param waitersFreed sessions that wait for one of the latter
     * @param undoRecords to be rolled back for the latter
     */
    public record Forecast(
            int matched, int killedNow, int killedSoon, int killedIfInForce, int waitersFreed, long undoRecords) {
        static final Forecast NONE = new Forecast(0, 0, 0, 0, 0, 0);

        Forecast plus(Forecast other) {
            return new Forecast(
                    matched + other.matched,
                    killedNow + other.killedNow,
                    killedSoon + other.killedSoon,
                    killedIfInForce + other.killedIfInForce,
                    waitersFreed + other.waitersFreed,
                    undoRecords + other.undoRecords);
        }
    }

    /**
     * A session that matches.
     *
     * @param wouldKill when: now, soon (as soon as enough samples show it), if-in-force, or never
     * @param veto what stands against it; never is said then
     * @param expected what passes with the next samples, or is there because the policy is not in force
     */
    public record Matched(
            String wouldKill,
            Optional<KillPreview.VetoView> veto,
            List<KillPreview.VetoView> expected,
            SessionView session) {
        static Matched of(Foresight foresight, SessionView session) {
            return new Matched(
                    when(foresight),
                    foresight.veto().map(KillPreview.VetoView::of),
                    foresight.passing().stream().map(KillPreview.VetoView::of).toList(),
                    session);
        }

        private static String when(Foresight foresight) {
            if (foresight.killsNow()) {
                return "now";
            }
            if (foresight.killsSoon()) {
                return "soon";
            }
            return foresight.killsIfInForce() ? "if-in-force" : "never";
        }
    }
}
