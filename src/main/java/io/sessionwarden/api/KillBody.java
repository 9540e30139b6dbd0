package io.sessionwarden.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a kill is asked for with, as written; absent parts are null.
 *
 * @param expect what was seen of the session, to be still so
 */
public record KillBody(
        @Schema(required = true, maxLength = 500, description = "why; goes into the ledger")
        String reason,

        @Schema(
                enumeration = {"kill-immediate", "kill", "kill-noreplay"},
                defaultValue = "kill-immediate")
        String action,

        @Schema(description = "the database's own route") String route,

        @Schema(implementation = Boolean.class, defaultValue = "false")
        JsonNode dryRun,

        Expect expect,
        @Schema(maxLength = 100) String ticket,

        @Schema(
                examples = "[\"hold\"]",
                description = "vetoes that the caller takes upon himself: hold, rollback-too-large; for operators only")
        List<String> override) {

    /** What must still be so of the session; absent parts are not compared. */
    public record Expect(String username, LocalDateTime logonTime, String sqlId, String xid) {}
}
