package io.sessionwarden.sim.db;

/** The text of a statement with its SQL_ID. */
record SqlText(String text, String id) {
    static SqlText of(String text) {
        return new SqlText(text, SqlId.of(text));
    }
}
