package io.sessionwarden.api;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Veto;
import java.util.Optional;

/**
 * What a kill would do, asked for with {@code dryRun}.
 *
 * @param dryRun always true
 * @param veto why it would not be killed
 */
public record KillPreview(boolean dryRun, boolean wouldKill, Optional<VetoView> veto, SessionView session) {
    /** A veto's reason, as metrics have it, and a sentence for the operator. */
    public record VetoView(String reason, String text) {
        static VetoView of(Veto veto) {
            return new VetoView(veto.reason().label(), veto.text());
        }
    }

    static KillPreview of(Optional<Veto> veto, Optional<String> failing, SessionView session) {
        Optional<VetoView> shown =
                veto.map(VetoView::of).or(() -> failing.map(text -> new VetoView(Reason.CHANGED.label(), text)));
        return new KillPreview(true, shown.isEmpty(), shown, session);
    }
}
