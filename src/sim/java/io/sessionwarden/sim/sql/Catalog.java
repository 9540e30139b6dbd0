package io.sessionwarden.sim.sql;

import java.util.Map;
import java.util.Optional;

/** The tables and views that the parsing session can see. */
@FunctionalInterface
public interface Catalog {
    /**
     * The columns of a table or view by upper-case name, in their order; empty when there is none of that name: the statement then fails
     * with ORA-00942.
     *
     * @param table {@code TABLE}, or {@code OWNER.TABLE} when the statement names an owner; upper-case unless quoted
     */
    Optional<Map<String, ColumnKind>> columns(String table);
}
