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
    private static final List<Integer> ANY_RIGHT = List.of(Right.SELECT, Right.INSERT, Right.UPDATE, Right.DELETE);

    private final SessionLocal session;

    private H2Session(SessionLocal session) {
        this.session = session;
    }

    static H2Session of(Connection connection) throws SQLException {
        return new H2Session(
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession());
    }

    SessionLocal local() {
        return session;
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

    /** The table or view of that name on which this session has any privilege: what it lacks is refused when the statement runs. */
    Optional<Table> visibleTable(String schemaName, String table) {
        return Optional.ofNullable(session.getDatabase().findSchema(schemaName))
                .flatMap(schema -> find(schema, table))
                .filter(this::isVisible);
    }

    private boolean isVisible(Table table) {
        return ANY_RIGHT.stream().anyMatch(right -> session.getUser().hasTableRight(table, right));
    }

    /** Id of a table that this session may know, by its name with or without the owner; 0 when there is none. */
    int tableId(String path) {
        int dot = path.indexOf('.');
        Optional<String> owner = dot < 0 ? Optional.empty() : Optional.of(path.substring(0, dot));
        return ownTable(owner, path.substring(dot + 1)).map(Table::getId).orElse(0);
    }

    /** A table that this session may know, in its own schema unless an owner is named. */
    Optional<Table> ownTable(Optional<String> owner, String table) {
        return visibleTable(owner.orElseGet(session::getCurrentSchemaName), table);
    }

    private Optional<Table> find(Schema schema, String table) {
        return Optional.ofNullable(schema.resolveTableOrView(session, table));
    }
}
