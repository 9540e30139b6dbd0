package io.sessionwarden.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why policies may go on. */
public record BrakeBody(
        @Schema(required = true, maxLength = 500, examples = "the leak was in release 4.2, rolled back")
        String reason) {}
