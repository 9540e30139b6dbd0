package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.time.Duration;
import java.util.List;

/** What a running PL/SQL block asks of the session around it. Every method throws what the session throws, a kill included. */
public interface PlSqlHost {
    /**
     * Executes one statement that is no query.
     *
     * @param sql Oracle's SQL with binds {@code :name}
     * @param binds one value per occurrence
     * @return rows changed
     */
    long execute(String sql, List<Object> binds) throws OraError;

    /** Runs a query and returns all its rows. */
    PlSqlRows rows(String sql, List<Object> binds) throws OraError;

    /** Throws what ends the call, if something does: a kill or a cancel. */
    void check() throws OraError;

    void sleep(Duration time) throws OraError;

    void commit() throws OraError;

    void rollback() throws OraError;

    /** DBMS_APPLICATION_INFO.SET_MODULE. */
    void setModule(String module, String action) throws OraError;

    /** DBMS_APPLICATION_INFO.SET_ACTION. */
    void setAction(String action) throws OraError;

    /** DBMS_APPLICATION_INFO.SET_CLIENT_INFO. */
    void setClientInfo(String clientInfo) throws OraError;

    /** DBMS_SESSION.SET_IDENTIFIER; null clears it. */
    void setIdentifier(String clientIdentifier) throws OraError;
}
