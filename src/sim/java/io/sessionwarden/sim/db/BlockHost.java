package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.SessionRow.Labels;
import io.sessionwarden.sim.sql.PlSqlHost;
import java.time.Duration;
import java.util.List;

/** Lets a PL/SQL block work in its session. */
record BlockHost(Session session) implements PlSqlHost {
    private static final int ENOUGH_ROWS = 100;

    @Override
    public long execute(String sql, List<Object> binds) throws OraError {
        try (Cursor cursor = session.parse(sql)) {
            return cursor.execute(binds);
        }
    }

    @Override
    public List<Object[]> query(String sql, List<Object> binds) throws OraError {
        try (Cursor cursor = session.parse(sql)) {
            cursor.execute(binds);
            return cursor.fetch(ENOUGH_ROWS).rows();
        }
    }

    @Override
    public void sleep(Duration time) throws OraError {
        session.waits().sleep(time);
    }

    @Override
    public void commit() throws OraError {
        session.commit();
    }

    @Override
    public void rollback() throws OraError {
        session.rollback();
    }

    @Override
    public void setModule(String module, String action) {
        Labels now = session.labels();
        session.label(new Labels(now.clientId(), module, action, now.clientInfo()));
    }

    @Override
    public void setAction(String action) {
        Labels now = session.labels();
        session.label(new Labels(now.clientId(), now.module(), action, now.clientInfo()));
    }

    @Override
    public void setClientInfo(String clientInfo) {
        Labels now = session.labels();
        session.label(new Labels(now.clientId(), now.module(), now.action(), clientInfo));
    }

    @Override
    public void setIdentifier(String clientIdentifier) {
        Labels now = session.labels();
        session.label(new Labels(clientIdentifier, now.module(), now.action(), now.clientInfo()));
    }
}
