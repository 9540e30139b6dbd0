package io.sessionwarden.sim.call;

/**
 * A session, driven by one client over one connection. Everything but {@link #cancel()} and {@link #close()} is called by one thread at
 * a time. When a method throws {@link OraError} with code 28 (session killed), the wire sends that error and closes the connection.
 */
public interface DatabaseSession extends AutoCloseable {
    int sid();

    int serial();

    /**
     * Runs one database call: everything that one message of the client asks for (parse, execute, fetch, commit, ping). The session is
     * ACTIVE meanwhile and INACTIVE afterwards, and LAST_CALL_ET starts over at both ends.
     *
     * @throws OraError what the work threw; ORA-00028 when the session was killed before or during it; ORA-01013 when cancelled
     */
    <T> T call(Work<T> work) throws OraError;

    /** Work inside {@link #call}. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws OraError;
    }

    /** Opens a cursor for a statement; only inside a call. Binds are written {@code :name} or {@code :1}. */
    Cursor parse(String sql) throws OraError;

    void commit() throws OraError;

    void rollback() throws OraError;

    /** True while a transaction is open: the wire reports it in the call status. */
    boolean inTransaction();

    /** Takes over what the client says of itself with its next call (setClientInfo); null leaves a value as it is. */
    void identify(String clientId, String module, String action, String clientInfo);

    /** Ends the running call with ORA-01013; called from another thread. Does nothing when no call runs. */
    void cancel();

    /** The client has gone (log-off, or the connection broke): rolls back and removes the session. Idempotent. */
    @Override
    void close();
}
