package io.sessionwarden.api;

import io.sessionwarden.policy.Glob;
import io.sessionwarden.restraint.Hold;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A hold; what it does not ask of a session is absent.
 *
 * @param session {@code inst:sid:serial}, with the session's {@code logonTime}
 * @param by who asked for it
 */
public record HoldView(
        String id,
        String database,
        Optional<String> session,
        Optional<LocalDateTime> logonTime,
        Optional<String> user,
        Optional<String> program,
        Optional<String> machine,
        Instant until,
        String reason,
        String by,
        Instant since) {

    static HoldView of(Hold hold) {
        return new HoldView(
                hold.id(),
                hold.database(),
                hold.session().map(session -> session.key().toString()),
                hold.session().map(session -> session.logonTime()),
                hold.user().map(Glob::text),
                hold.program().map(Glob::text),
                hold.machine().map(Glob::text),
                hold.until(),
                hold.reason(),
                hold.by(),
                hold.since());
    }
}
