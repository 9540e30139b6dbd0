package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.OracleStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** INSERT, UPDATE, DELETE or MERGE. */
final class DmlCursor extends StatementCursor {
    private final OracleStatement.Dml dml;
    private final PreparedStatement statement;
    private final List<Column> columns;
    private List<Object[]> returned = List.of();

    DmlCursor(Session session, SqlText text, OracleStatement.Dml dml) throws OraError {
        super(session, text);
        this.dml = dml;
        this.statement = session.workspace().prepare(dml.h2());
        this.columns = dml.isReturning() ? ResultColumns.of(statement) : List.of();
    }

    @Override
    public Kind kind() {
        return Kind.DML;
    }

    @Override
    public List<Direction> binds() {
        List<Direction> directions =
                new ArrayList<>(Collections.nCopies(dml.binds().size(), Direction.IN));
        directions.addAll(Collections.nCopies(dml.into().size(), Direction.OUT));
        return directions;
    }

    @Override
    public long execute(List<Object> values) throws OraError {
        begin(command());
        session().admitChange();
        // The binds behind INTO come with the others, without a value.
        boolean all = values.size() == dml.binds().size() + dml.into().size();
        Binds.set(statement, all ? values.subList(0, dml.binds().size()) : values);
        return session().workspace().run(statement, this::change);
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

    private long change() throws SQLException {
        if (!dml.isReturning()) {
            return statement.executeLargeUpdate();
        }
        returned = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                returned.add(ResultColumns.values(rows, columns));
            }
        } catch (OraError e) {
            throw new SQLException(e);
        }
        return returned.size();
    }

    /** Of the first row changed; null for each bind when none was. */
    @Override
    public List<Object> outValues() {
        return returned.isEmpty()
                ? new ArrayList<>(Collections.nCopies(dml.into().size(), null))
                : Arrays.asList(returned.getFirst());
    }

    @Override
    public void close() {
        Binds.close(statement);
    }
}
