package io.sessionwarden.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a preview of a policy is asked for with, as written; absent parts are null. */
public record PreviewBody(
        @Schema(examples = "crm", description = "where; on every database that the policy selects when absent")
        String database) {}
