package io.sessionwarden.api;

import io.sessionwarden.kill.Kill;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.SessionSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the execution of a preview is.
 *
 * @param settled true when nothing more will change
 * @param kills those that were begun
 * @param spared those that were not killed, and why
 * @param waiting keys of those whose turn has not come
 */
public record BulkReply(
        String previewId, boolean settled, List<KillBegun> kills, List<SessionSpared> spared, List<String> waiting) {
    public BulkReply {
        kills = List.copyOf(kills);
        spared = List.copyOf(spared);
        waiting = List.copyOf(waiting);
    }

    /**
     * A kill that was begun; its record is at {@code /api/v1/kills/{id}}.
     *
     * @param outcome absent while it has none
     * @param problem why nothing was sent, or that its outcome could not be recorded
     */
    public record KillBegun(
            String id, String session, Optional<String> outcome, Optional<KillPreview.VetoView> problem) {}

    /** A session that no kill was begun for. */
    public record SessionSpared(String session, String reason, String text) {}

    static BulkReply of(String previewId, List<Map.Entry<SessionSnapshot, BulkKill.Fate>> fates) {
        List<KillBegun> kills = new ArrayList<>();
        List<SessionSpared> spared = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (Map.Entry<SessionSnapshot, BulkKill.Fate> entry : fates) {
            String session = entry.getKey().key().toString();
            switch (entry.getValue()) {
                case BulkKill.Fate.Waits waits -> waiting.add(session);
                case BulkKill.Fate.Spared(String reason, String text) ->
                    spared.add(new SessionSpared(session, reason, text));
                case BulkKill.Fate.Began(Kill kill) -> kills.add(begun(session, kill));
            }
        }
        boolean settled = waiting.isEmpty()
                && kills.stream()
                        .allMatch(kill ->
                                kill.outcome().isPresent() || kill.problem().isPresent());
        return new BulkReply(previewId, settled, kills, spared, waiting);
    }

    private static KillBegun begun(String session, Kill kill) {
        try {
            Optional<Kill.End> end = kill.await(Duration.ZERO);
            return new KillBegun(
                    kill.id(),
                    session,
                    end.flatMap(Kill.End::outcome).map(Outcome::label),
                    end.flatMap(Kill.End::veto).map(KillPreview.VetoView::of));
        } catch (IllegalStateException e) { // it ended without an outcome; the log has why
            return new KillBegun(kill.id(), session, Optional.empty(), Optional.of(NOT_RECORDED));
        }
    }

    private static final KillPreview.VetoView NOT_RECORDED = new KillPreview.VetoView(
            ProblemType.KILL_NOT_RECORDED.slug(), "what became of it was not recorded; look at the session");
}
