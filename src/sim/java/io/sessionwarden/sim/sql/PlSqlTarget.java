package io.sessionwarden.sim.sql;

import java.util.Optional;

/** What a value can be read from or assigned to. */
sealed interface PlSqlTarget {
    record Local(PlSqlVariable variable) implements PlSqlTarget {}

    /** A bind, by name. */
    record Host(String name) implements PlSqlTarget {}

    /** SQL%ROWCOUNT. */
    record RowCount() implements PlSqlTarget {}

    /** SQLCODE. */
    record ErrorCode() implements PlSqlTarget {}

    /** SQLERRM. */
    record ErrorText() implements PlSqlTarget {}

    /** A field of a record. */
    record Field(PlSqlVariable variable, String name) implements PlSqlTarget {}

    /** FOUND, NOTFOUND, ISOPEN or ROWCOUNT of an explicit cursor; without a cursor of the last statement of SQL. */
    record Attribute(Optional<PlSqlVariable> cursor, String name) implements PlSqlTarget {
        boolean isFlag() {
            return !name.equals("ROWCOUNT");
        }
    }

    /** How many tokens a reference to it takes. */
    default int tokens() {
        return switch (this) {
            case Field ignored -> 3;
            case Attribute ignored -> 3;
            case RowCount ignored -> 3;
            default -> 1;
        };
    }
}
