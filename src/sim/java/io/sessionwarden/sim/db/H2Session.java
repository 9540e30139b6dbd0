package io.sessionwarden.sim.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.h2.engine.Right;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;
import org.h2.table.Table;

/** What H2 knows of a session beyond JDBC: its transaction, its locks and who blocks it. */
final class H2Session {
    private final SessionLocal session;

    private H2Session(SessionLocal session) {
        this.session = session;
    }

    static H2Session of(Connection connection) throws SQLException {
        return new H2Session(
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession());
    }

    /** True when it changed or locked a row since the last commit or rollback. */
    boolean inTransaction() {
        return !session.isClosed() && session.containsUncommitted();
    }

    /** Number of its transaction, begun if there is none; for the session's own thread. */
    int transactionSlot() {
        return session.getTransaction().getId();
    }

    /** What {@link #backTo} goes back to. */
    SessionLocal.Savepoint mark() {
        return session.setSavepoint();
    }

    /** Undoes what a statement did that failed; H2 does so itself for a change, but not for a query that changes or locks rows. */
    void backTo(SessionLocal.Savepoint mark) {
        session.rollbackTo(mark);
    }

    /** The table or view of that name which this session may read. */
    Optional<Table> readableTable(Optional<String> schemaName, String table) {
        List<String> path = schemaName.map(List::of).orElseGet(() -> List.of(session.getSchemaSearchPath()));
        return path.stream()
                .map(name -> session.getDatabase().findSchema(name))
                .filter(schema -> schema != null)
                .map(schema -> find(schema, table))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(found -> session.getUser().hasTableRight(found, Right.SELECT));
    }

    /** Id of a table that this session may read, by its name with or without the owner; 0 when there is none. */
    int tableId(String path) {
        int dot = path.indexOf('.');
        Optional<String> owner = dot < 0 ? Optional.empty() : Optional.of(path.substring(0, dot));
        return readableTable(owner, path.substring(dot + 1)).map(Table::getId).orElse(0);
    }

    int tableId(String schema, String table) {
        return find(session.getDatabase().getSchema(schema), table)
                .map(Table::getId)
                .orElse(0);
    }

    private Optional<Table> find(Schema schema, String table) {
        return Optional.ofNullable(schema.resolveTableOrView(session, table));
    }
}
