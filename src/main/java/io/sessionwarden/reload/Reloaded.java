package io.sessionwarden.reload;

import java.time.Instant;

/** The fleet file was read again; an event. What could not be used left everything as it was. */
public record Reloaded(Instant at, boolean success) {}
