package io.sessionwarden.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What kills by criteria are asked for with, as written; absent parts are null. With {@code match} it is a preview, with {@code previewId}
 * its execution.
 */
public record BulkBody(
        @Schema(
                implementation = Criteria.class,
                description = "which sessions; all that is given must hold, and something must be given")
        Map<String, JsonNode> match,

        @Schema(description = "of the preview that is to be executed")
        String previewId,

        @Schema(required = true, maxLength = 500, description = "why; goes into the ledger")
        String reason,

        @Schema(maxLength = 100) String ticket,

        @Schema(
                enumeration = {"kill-immediate", "kill", "kill-noreplay"},
                defaultValue = "kill-immediate")
        String action,

        @Schema(description = "how many sessions are expected to fit; with another number there is no preview")
        Integer expectCount) {

    /** The criteria, for the description of the interface only. */
    @Schema(name = "Criteria")
    public record Criteria(
            String state,
            String user,
            String program,
            String machine,

            @Schema(name = "client-id") String clientId,

            Long minSeconds) {}
}
