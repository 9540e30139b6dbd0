package io.sessionwarden.sim.sql;

import java.util.Map;
import java.util.Optional;

/** Names that look like columns and are none. */
final class PseudoColumns {
    /** What stands for it in H2, and its kind. */
    record Meaning(String h2, ColumnKind kind) {}

    private static final String NOW = DateFunctions.asDate("ORA_SYSDATE()");
    private static final Map<String, Meaning> MEANINGS = Map.of(
            "SYSDATE", new Meaning(NOW, ColumnKind.DATE),
            "CURRENT_DATE", new Meaning(NOW, ColumnKind.DATE),
            "SYSTIMESTAMP", new Meaning("ORA_SYSTIMESTAMP()", ColumnKind.TIMESTAMP),
            "CURRENT_TIMESTAMP", new Meaning("ORA_SYSTIMESTAMP()", ColumnKind.TIMESTAMP),
            "LOCALTIMESTAMP", new Meaning("ORA_LOCALTIMESTAMP()", ColumnKind.TIMESTAMP),
            "USER", new Meaning("ORA_USER()", ColumnKind.TEXT),
            "UID", new Meaning("ORA_UID()", ColumnKind.NUMBER),
            "ROWNUM", new Meaning("ROWNUM", ColumnKind.NUMBER),
            "ROWID", new Meaning("CAST(_ROWID_ AS VARCHAR(18))", ColumnKind.TEXT));

    private PseudoColumns() {}

    static Optional<Meaning> meaning(String name) {
        return Optional.ofNullable(MEANINGS.get(name));
    }
}
