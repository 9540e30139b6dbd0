package io.sessionwarden.sim.sql;

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
}
