package io.sessionwarden.sim.sql;

/** What kind of value a column or an expression has, as far as translation depends on it. */
public enum ColumnKind {
    NUMBER,
    TEXT,
    DATE,
    TIMESTAMP,
    RAW,
    /** True or false: of PL/SQL only. */
    BOOLEAN,
    /** Another type, or not known. */
    OTHER;

    /** The name in messages. */
    String oracle() {
        return this == TEXT ? "CHAR" : name();
    }

    /** True for DATE and TIMESTAMP. */
    boolean isMoment() {
        return this == DATE || this == TIMESTAMP;
    }
}
