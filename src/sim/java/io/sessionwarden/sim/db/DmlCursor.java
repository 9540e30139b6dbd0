package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.OracleStatement;
import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.List;

/** INSERT, UPDATE, DELETE or MERGE. */
final class DmlCursor extends StatementCursor {
    private static final int UPDATE = 6;

    private final OracleStatement.Dml dml;
    private final PreparedStatement statement;

    DmlCursor(Session session, SqlText text, OracleStatement.Dml dml) throws OraError {
        super(session, text);
        this.dml = dml;
        this.statement = session.workspace().prepare(dml.h2());
    }

    @Override
    public Kind kind() {
        return Kind.DML;
    }

    @Override
    public List<Direction> binds() {
        return Collections.nCopies(dml.binds().size(), Direction.IN);
    }

    @Override
    public long execute(List<Object> values) throws OraError {
        begin(UPDATE);
        Workspace workspace = session().workspace();
        Binds.set(statement, values);
        OraError impossible = new OraError(54, "resource busy and acquire with NOWAIT specified or timeout expired");
        long rows = workspace.run(statement, Storage.WAIT_FOREVER_MILLIS, impossible, statement::executeLargeUpdate);
        workspace.changed(rows);
        return rows;
    }

    @Override
    public void close() {
        Binds.close(statement);
    }
}
