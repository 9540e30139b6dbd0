package io.sessionwarden.sim.sql;

import java.util.Map;

/** Something that a FROM clause offers, by the name that qualifies its columns. */
record Source(String name, Map<String, ColumnKind> columns) {}
