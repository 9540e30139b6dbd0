package io.sessionwarden.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The answer to "which sessions are there now". Absence from a sample is proof only in {@link Taken}: it holds our own session and says
 * which instances it covers.
 */
public sealed interface Sample {
    /** When the sample was asked for, by the daemon's clock. */
    Instant askedAt();

    Duration took();

    /** The sessions, none when it failed. */
    default List<SessionSnapshot> sessions() {
        return List.of();
    }

    /** A whole sample. */
    record Taken(
            Instant askedAt,
            Duration took,
            LocalDateTime databaseTime,
            List<InstanceSeen> instances,
            List<SessionSnapshot> sessions)
            implements Sample {

        public Optional<SessionSnapshot> session(SessionKey key) {
            return sessions.stream().filter(s -> s.key().equals(key)).findFirst();
        }

        public boolean covers(int instId) {
            return instances.stream().anyMatch(i -> i.instId() == instId);
        }
    }

    /** Rows came, but not enough to trust what is absent; nothing is killed on it. */
    record Partial(Instant askedAt, Duration took, List<SessionSnapshot> sessions, String missing) implements Sample {}

    /** No rows. */
    record Failed(Instant askedAt, Duration took, Trouble trouble) implements Sample {}
}
