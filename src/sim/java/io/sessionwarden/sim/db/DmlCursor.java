package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.OracleStatement;
import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.List;

/** INSERT, UPDATE, DELETE or MERGE. */
final class DmlCursor extends StatementCursor {
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
        begin(command());
        session().admitChange();
        Binds.set(statement, values);
        return session().workspace().run(statement, statement::executeLargeUpdate);
    }

    /** V$SESSION.COMMAND. */
    private int command() {
        return switch (dml.verb()) {
            case INSERT -> 2;
            case UPDATE -> 6;
            case DELETE -> 7;
            case MERGE -> 189;
        };
    }

    @Override
    public void close() {
        Binds.close(statement);
    }
}
