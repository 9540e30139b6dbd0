package io.sessionwarden.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A note as it stands in the ledger; what does not apply is null. */
public record NoteRead(
        long id, Instant recordedAt, Note.Kind kind, String database, String policy, String writtenBy, JsonNode body) {
    static NoteRead of(ObjectMapper json, ResultSet row) throws SQLException {
        try {
            return new NoteRead(
                    row.getLong("id"),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    Note.Kind.of(row.getString("kind")),
                    row.getString("database_name"),
                    row.getString("policy"),
                    row.getString("written_by"),
                    json.readTree(row.getString("body")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ledger entry of kind " + row.getString("kind") + " cannot be read", e);
        }
    }
}
