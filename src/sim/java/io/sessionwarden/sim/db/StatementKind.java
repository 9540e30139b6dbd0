package io.sessionwarden.sim.db;

import io.sessionwarden.sim.fault.Kind;

/** What kind of statement a code of V$SESSION.COMMAND means. */
final class StatementKind {
    private StatementKind() {}

    /** {@link Kind#CALL} for statements of no kind that a fault can name; a kill and a commit say by themselves what they are. */
    static Kind of(int command) {
        return switch (command) {
            case 3 -> Kind.SELECT;
            case 2, 6, 7, 189 -> Kind.DML;
            case 47 -> Kind.PLSQL;
            case 26, 42, 44, 45, 46, 48, 49, 50, 90 ->
                Kind.CALL; // LOCK TABLE, ALTER SESSION, transactions, ALTER SYSTEM
            default -> Kind.DDL;
        };
    }
}
