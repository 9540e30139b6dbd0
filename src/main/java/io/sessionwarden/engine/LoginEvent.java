package io.sessionwarden.engine;

/** What is remembered of the logins to a database, beyond the end of the process. */
public sealed interface LoginEvent {
    String database();

    /** A login was refused with that ORA code. */
    record Refused(String database, String account, int oracleError, Fingerprint password) implements LoginEvent {}

    /** A login went well after others were refused. */
    record Accepted(String database, String account) implements LoginEvent {}

    /** Somebody allowed one more login to each account of the database. */
    record Rearmed(String database, String by, String reason) implements LoginEvent {}
}
