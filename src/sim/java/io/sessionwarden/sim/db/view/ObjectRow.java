package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;

/** A schema object as DBA_OBJECTS shows it. */
public record ObjectRow(String owner, String name, int id, String type, LocalDateTime created) {}
