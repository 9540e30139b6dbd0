package io.sessionwarden.sim.sql;

/** A declared variable. Two of the same name in nested blocks are two objects: identity counts. */
final class PlSqlVariable {
    private final String name;
    private final ColumnKind kind;

    private final boolean record;

    PlSqlVariable(String name, ColumnKind kind) {
        this(name, kind, false);
    }

    private PlSqlVariable(String name, ColumnKind kind, boolean record) {
        this.name = name;
        this.kind = kind;
        this.record = record;
    }

    static PlSqlVariable ofRecord(String name) {
        return new PlSqlVariable(name, ColumnKind.OTHER, true);
    }

    boolean isRecord() {
        return record;
    }

    /** True for a flag, which SQL does not know. */
    boolean isFlag() {
        return kind == ColumnKind.BOOLEAN;
    }

    String name() {
        return name;
    }

    ColumnKind kind() {
        return kind;
    }
}
