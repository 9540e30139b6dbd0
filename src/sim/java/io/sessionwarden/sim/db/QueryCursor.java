package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.OracleStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A SELECT. H2 has all rows once it has executed, so that they belong to the moment of execution. */
final class QueryCursor extends StatementCursor {
    private static final int SELECT = 3;

    private final OracleStatement.Query query;
    private final PreparedStatement statement;
    private final List<Column> columns;
    private Execution execution;
    private ResultSet rows;
    private boolean more;

    QueryCursor(Session session, SqlText text, OracleStatement.Query query) throws OraError {
        super(session, text);
        this.query = query;
        this.statement = session.workspace().prepare(query.h2());
        this.columns = ResultColumns.of(statement);
    }

    @Override
    public Kind kind() {
        return Kind.QUERY;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Direction> binds() {
        return Collections.nCopies(query.binds().size(), Direction.IN);
    }

    @Override
    public long execute(List<Object> values) throws OraError {
        execution = begin(SELECT);
        if (query.forUpdate()) {
            session().admitChange();
        }
        Binds.set(statement, values);
        Workspace workspace = session().workspace();
        workspace.locks().lockOnly(query.lockedTable().map(workspace.h2()::tableId));
        rows = workspace.run(statement, statement::executeQuery);
        more = advance();
        return 0;
    }

    @Override
    public Page fetch(int max) throws OraError {
        if (rows == null) {
            throw new OraError(1002, "fetch out of sequence");
        }
        session().resuming(execution);
        List<Object[]> page = new ArrayList<>();
        while (more && page.size() < max) {
            page.add(ResultColumns.values(rows, columns));
            more = advance();
        }
        return new Page(page, !more);
    }

    private boolean advance() throws OraError {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    @Override
    public void close() {
        Binds.close(statement);
    }
}
