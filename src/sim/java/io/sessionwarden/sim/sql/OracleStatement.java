package io.sessionwarden.sim.sql;

import java.util.List;
import java.util.Optional;

/** A statement as Oracle understands it, classified and, where H2 runs it, translated. Immutable. */
public sealed interface OracleStatement {
    /**
     * A query.
     *
     * @param h2 the text for H2, with {@code ?1} for the first bind, {@code ?2} for the second ...; FOR UPDATE and its wait are in it too
     */
    record Query(String h2, List<Bind> binds, boolean forUpdate, LockWait lockWait) implements OracleStatement {}

    /** INSERT, UPDATE, DELETE or MERGE. */
    record Dml(String h2, List<Bind> binds) implements OracleStatement {}

    /** Commits before and after. */
    record Ddl(String h2) implements OracleStatement {}

    record Commit() implements OracleStatement {}

    /** Of the whole transaction, or back to a savepoint. */
    record Rollback(Optional<String> savepoint) implements OracleStatement {}

    /** Upper-case name, without quotes. */
    record Savepoint(String name) implements OracleStatement {}

    /** SET TRANSACTION in any form; accepted, changes nothing here. */
    record SetTransaction() implements OracleStatement {}

    /**
     * ALTER SYSTEM KILL SESSION.
     *
     * @param target the text between the quotes as written: whether it names a session is for the database to judge
     * @param position zero-based offset of the target in the statement
     */
    record KillSession(String target, boolean immediate, int position) implements OracleStatement {}

    /** ALTER SESSION SET, ENABLE, DISABLE, CLOSE; accepted, changes nothing here. */
    record AlterSession() implements OracleStatement {}

    /** Accounts and privileges; commits before and after. */
    record Administer(Administration what) implements OracleStatement {}

    /** An anonymous PL/SQL block. */
    record Block(PlSqlBlock block) implements OracleStatement {}
}
