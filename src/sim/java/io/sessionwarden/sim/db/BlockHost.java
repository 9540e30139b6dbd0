package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.SessionRow.Labels;
import io.sessionwarden.sim.sql.PlSqlHost;
import io.sessionwarden.sim.sql.PlSqlRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets a PL/SQL block work in its session. */
record BlockHost(Session session) implements PlSqlHost {
    private static final int PAGE = 100;

    @Override
    public long execute(String sql, List<Object> binds) throws OraError {
        try (Cursor cursor = session.parse(sql)) {
            return cursor.execute(binds);
        }
    }

    @Override
    public PlSqlRows rows(String sql, List<Object> binds) throws OraError {
        try (Cursor cursor = session.parse(sql)) {
            cursor.execute(binds);
            List<Object[]> rows = new ArrayList<>();
            Cursor.Page page;
            do {
                page = cursor.fetch(PAGE);
                rows.addAll(page.rows());
            } while (!page.last());
            return new PlSqlRows(cursor.columns().stream().map(Column::name).toList(), rows);
        }
    }

    @Override
    public void check() throws OraError {
        session.checkInterrupted();
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
