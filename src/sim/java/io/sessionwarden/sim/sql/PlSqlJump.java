package io.sessionwarden.sim.sql;

/** Leaves the statements of a loop or a block; no error, so no handler sees it. */
final class PlSqlJump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where to. */
    enum Kind {
        EXIT,
        CONTINUE,
        RETURN
    }

    private final Kind kind;

    PlSqlJump(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
