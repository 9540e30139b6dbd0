package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Previews that can still be executed, and executions that can still be asked about; the oldest go first when there are many. Thread-safe. */
@ApplicationScoped
class BulkPreviews {
    static final Duration VALID = Duration.ofMinutes(2);
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final int MOST = 100;

    private record Entry(BulkPreview preview, BulkKill execution) {}

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    BulkPreviews(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(BulkPreview preview) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> isOver(entry, now));
        while (entries.size() >= MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(preview.id(), new Entry(preview, null));
    }

    private static boolean isOver(Entry entry, Instant now) {
        Instant until = entry.preview().validUntil();
        return now.isAfter(entry.execution() == null ? until : until.plus(REMEMBERED));
    }

    /**
     * The one execution of a preview: begun now, or by an earlier request. Refused when it is not there, over, another caller's or of
     * another database.
     */
    synchronized BulkKill execute(String id, Caller caller, Target target, Function<BulkPreview, BulkKill> begin) {
        Entry entry = entries.get(id);
        if (entry == null
                || isOver(entry, clock.instant())
                || !entry.preview().caller().equals(caller.name())
                || !entry.preview().target().name().equals(target.name())) {
            throw new RequestRefused(
                    ProblemType.NO_SUCH_PREVIEW,
                    "there is no preview of that id by " + caller.name() + " on " + target.name()
                            + ", or it is over (2 minutes, or a restart); nothing was sent");
        }
        if (entry.execution() != null) {
            return entry.execution();
        }
        BulkKill execution = begin.apply(entry.preview());
        entries.put(id, new Entry(entry.preview(), execution));
        return execution;
    }
}
