package io.sessionwarden.sim.sql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A statement as Oracle understands it, classified and, where H2 runs it, translated. Immutable. */
public sealed interface OracleStatement {
    /**
     * A query.
     *
     * @param h2 the text for H2, with {@code ?1} for the first bind, {@code ?2} for the second ...; FOR UPDATE and its wait are in it too
     * @param lockedTable the only table whose rows FOR UPDATE OF locks, with its owner if the query names that
     */
    record Query(String h2, List<Bind> binds, boolean forUpdate, LockWait lockWait, Optional<String> lockedTable)
            implements OracleStatement {}

    /**
     * INSERT, UPDATE, DELETE or MERGE.
     *
     * @param h2 the change itself or, with RETURNING, a query that makes the change and has one row for each row changed, with the returned
     *     values as columns
     * @param binds the values that go in; the binds behind INTO are not among them
     * @param into the binds behind RETURNING ... INTO, one for each column; empty without RETURNING
     */
    record Dml(String h2, List<Bind> binds, List<Bind> into, Verb verb) implements OracleStatement {
        /** True when the change returns values. */
        public boolean isReturning() {
            return !into.isEmpty();
        }
    }

    /** What a change does to rows. */
    enum Verb {
        INSERT,
        UPDATE,
        DELETE,
        MERGE
    }

    /** Commits before and after. */
    record Ddl(String h2) implements OracleStatement {}

    record Commit() implements OracleStatement {}

    /** Of the whole transaction, or back to a savepoint. */
    record Rollback(Optional<String> savepoint) implements OracleStatement {}

    /** Upper-case name, without quotes. */
    record Savepoint(String name) implements OracleStatement {}

    /**
     * SET TRANSACTION.
     *
     * @param name what NAME says
     */
    record SetTransaction(Access access, Optional<String> name) implements OracleStatement {
        /** What the transaction may do and sees. */
        public enum Access {
            READ_WRITE,
            READ_ONLY,
            SERIALIZABLE
        }
    }

    /** SET ROLE and SET CONSTRAINTS; accepted, change nothing here. */
    record SetOther() implements OracleStatement {}

    /**
     * ALTER SYSTEM KILL SESSION.
     *
     * @param target the text between the quotes as written: whether it names a session is for the database to judge
     * @param timeoutSeconds how long the statement may wait, when TIMEOUT says so
     * @param position zero-based offset of the target in the statement
     */
    record KillSession(String target, KillMode mode, boolean noReplay, OptionalLong timeoutSeconds, int position)
            implements OracleStatement {}

    /** How hard a session is killed. */
    enum KillMode {
        /** Waits, 60 s unless told otherwise, for what cannot be interrupted. */
        PLAIN,
        /** Does not wait. */
        IMMEDIATE,
        /** Ends the connection by force when the time is over, 5 s unless told otherwise. */
        FORCE
    }

    /**
     * ALTER SYSTEM DISCONNECT SESSION; at least one of the two flags is set.
     *
     * @param target the text between the quotes as written
     * @param position zero-based offset of the target in the statement
     */
    record DisconnectSession(String target, boolean afterTransaction, boolean immediate, boolean noReplay, int position)
            implements OracleStatement {}

    /**
     * ALTER SYSTEM CANCEL SQL.
     *
     * @param target the text between the quotes as written: {@code sid, serial[, @inst][, sql_id]}
     * @param position zero-based offset of the target in the statement
     */
    record CancelSql(String target, int position) implements OracleStatement {}

    /** LOCK TABLE; every table is one that the session can see. */
    record LockTable(List<Target> tables, Mode mode, LockWait lockWait) implements OracleStatement {
        /** A table as the dictionary has it; the owner when one was named. */
        public record Target(Optional<String> owner, String name, int position) {}

        /** The longest spelling first, since one can begin another. */
        public enum Mode {
            SHARE_ROW_EXCLUSIVE("SHARE", "ROW", "EXCLUSIVE"),
            ROW_EXCLUSIVE("ROW", "EXCLUSIVE"),
            ROW_SHARE("ROW", "SHARE"),
            SHARE_UPDATE("SHARE", "UPDATE"),
            SHARE("SHARE"),
            EXCLUSIVE("EXCLUSIVE");

            private final String[] words;

            Mode(String... words) {
                this.words = words;
            }

            String[] words() {
                return words.clone();
            }
        }
    }

    /** ALTER SESSION SET, ENABLE, DISABLE, CLOSE; accepted, changes nothing here. */
    record AlterSession() implements OracleStatement {}

    /** Accounts and privileges; commits before and after. */
    record Administer(Administration what) implements OracleStatement {}

    /** An anonymous PL/SQL block. */
    record Block(PlSqlBlock block) implements OracleStatement {}
}
