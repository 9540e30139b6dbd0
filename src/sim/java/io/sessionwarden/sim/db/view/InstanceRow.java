package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;

/** One instance of the database. */
public record InstanceRow(int number, String name, String host, LocalDateTime started) {}
