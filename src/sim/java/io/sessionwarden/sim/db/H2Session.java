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

    int id() {
        return session.getId();
    }

    /** True when it changed or locked a row since the last commit or rollback. */
    boolean inTransaction() {
        return !session.isClosed() && session.containsUncommitted();
    }

    /** Id of the session that holds the row this one waits for; 0 when it does not wait. */
    int blocker() {
        return session.isClosed() ? 0 : session.getBlockingSessionId();
    }

    void lockTimeout(int millis) {
        session.setLockTimeout(millis);
    }

    List<Integer> lockedTables() {
        return session.getLocks().stream().map(Table::getId).sorted().toList();
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

    private Optional<Table> find(Schema schema, String table) {
        return Optional.ofNullable(schema.resolveTableOrView(session, table));
    }
}
