package io.sessionwarden.fleet;

/** Another fleet is in force and the targets follow it; an event. */
public record FleetChanged(Fleet before, Fleet after) {}
