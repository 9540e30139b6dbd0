package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.time.Duration;
import java.util.List;

/** A host whose session is killed while it sleeps. */
record KilledHost(PlSqlHost living) implements PlSqlHost {
    @Override
    public void sleep(Duration time) throws OraError {
        throw new OraError(28, "your session has been killed");
    }

    @Override
    public long execute(String sql, List<Object> binds) throws OraError {
        return living.execute(sql, binds);
    }

    @Override
    public PlSqlRows rows(String sql, List<Object> binds) throws OraError {
        return living.rows(sql, binds);
    }

    @Override
    public void check() throws OraError {
        living.check();
    }

    @Override
    public void commit() throws OraError {
        living.commit();
    }

    @Override
    public void rollback() throws OraError {
        living.rollback();
    }

    @Override
    public void setModule(String module, String action) throws OraError {
        living.setModule(module, action);
    }

    @Override
    public void setAction(String action) throws OraError {
        living.setAction(action);
    }

    @Override
    public void setClientInfo(String clientInfo) throws OraError {
        living.setClientInfo(clientInfo);
    }

    @Override
    public void setIdentifier(String clientIdentifier) throws OraError {
        living.setIdentifier(clientIdentifier);
    }
}
