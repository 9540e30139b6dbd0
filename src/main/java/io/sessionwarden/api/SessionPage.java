package io.sessionwarden.api;

import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A part of a database's sessions, in the order of instance, sid and serial#.
 *
 * @param next the {@code cursor} that asks for what follows; absent on the last page
 * @param sampledAt when the database was asked, by the daemon's clock
 * @param stale true when the database does not answer now and this is what it said before
 * @param reason why it is stale
 */
public record SessionPage(
        List<SessionView> items, Optional<String> next, Instant sampledAt, boolean stale, Optional<String> reason) {
    private static final Comparator<SessionKey> ORDER = Comparator.comparingInt(SessionKey::instId)
            .thenComparingLong(SessionKey::sid)
            .thenComparingLong(SessionKey::serial);

    public SessionPage {
        items = List.copyOf(items);
    }

    static SessionPage of(SampleShown shown, Predicate<SessionSnapshot> shows, Optional<SessionKey> after, int limit) {
        List<SessionSnapshot> sessions = shown.sample().sessions();
        Queue queue = new Queue(sessions);
        List<SessionSnapshot> fitting = sessions.stream()
                .filter(shows)
                .filter(s -> after.stream().allMatch(key -> ORDER.compare(s.key(), key) > 0))
                .sorted(Comparator.comparing(SessionSnapshot::key, ORDER))
                .limit(limit + 1L)
                .toList();
        List<SessionSnapshot> page = fitting.subList(0, Math.min(limit, fitting.size()));
        Optional<String> next =
                fitting.size() > limit ? Optional.of(page.getLast().key().toString()) : Optional.empty();
        return new SessionPage(
                page.stream()
                        .map(s -> SessionView.of(s, queue, Optional.empty()))
                        .toList(),
                next,
                shown.sample().askedAt(),
                shown.staleFor().isPresent(),
                shown.staleFor());
    }
}
