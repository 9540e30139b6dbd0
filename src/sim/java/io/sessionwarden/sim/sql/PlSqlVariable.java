package io.sessionwarden.sim.sql;

/** A declared variable. Two of the same name in nested blocks are two objects: identity counts. */
final class PlSqlVariable {
    private final String name;
    private final ColumnKind kind;

    PlSqlVariable(String name, ColumnKind kind) {
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    ColumnKind kind() {
        return kind;
    }
}
