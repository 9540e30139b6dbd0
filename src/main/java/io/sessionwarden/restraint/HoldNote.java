package io.sessionwarden.restraint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** A hold as the ledger has it; what is absent is null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldNote(
        String id,
        String session,
        String logonTime,
        String instanceStart,
        String user,
        String program,
        String machine,
        String until,
        String reason) {

    static HoldNote of(Hold hold) {
        return new HoldNote(
                hold.id(),
                hold.session().map(s -> s.key().toString()).orElse(null),
                hold.session().map(s -> s.logonTime().toString()).orElse(null),
                hold.session().map(s -> s.instanceStart().toString()).orElse(null),
                hold.user().map(Glob::text).orElse(null),
                hold.program().map(Glob::text).orElse(null),
                hold.machine().map(Glob::text).orElse(null),
                hold.until().toString(),
                hold.reason());
    }

    static Hold read(NoteRead note) {
        JsonNode body = note.body();
        return new Hold(
                body.path("id").asText(),
                note.database(),
                session(body),
                text(body, "user").map(Glob::of),
                text(body, "program").map(Glob::of),
                text(body, "machine").map(Glob::of),
                Instant.parse(body.path("until").asText()),
                body.path("reason").asText(),
                note.writtenBy(),
                note.recordedAt());
    }

    /** A session that cannot be read fails: without it the hold would be one on everything else it says. */
    private static Optional<SessionIdentity> session(JsonNode body) {
        return text(body, "session")
                .map(key -> new SessionIdentity(
                        SessionKey.parse(key).orElseThrow(),
                        LocalDateTime.parse(body.path("logonTime").asText()),
                        LocalDateTime.parse(body.path("instanceStart").asText())));
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.ofNullable(body.get(name)).map(JsonNode::asText);
    }
}
