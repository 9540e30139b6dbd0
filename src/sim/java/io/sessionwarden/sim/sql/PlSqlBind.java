package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.Cursor;

/** A host variable of a PL/SQL block: upper-case name without colon, and where its value travels. */
public record PlSqlBind(String name, Cursor.Direction direction) {}
