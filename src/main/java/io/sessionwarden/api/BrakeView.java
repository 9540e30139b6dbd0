package io.sessionwarden.api;

/** Whether policies have stopped on a database because they matched too much of it. */
public record BrakeView(String database, boolean open) {}
