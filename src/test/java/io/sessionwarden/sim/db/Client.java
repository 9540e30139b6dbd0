package io.sessionwarden.sim.db;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.Oracle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client of the simulator over the real driver, without autocommit. */
final class Client implements AutoCloseable {
    private final Connection connection;
    private final int sid;

    private Client(String url, String user, String password) throws SQLException {
        connection = Oracle.login(url, user, password);
        connection.setAutoCommit(false);
        sid = Integer.parseInt(
                value("select sys_context('USERENV', 'SID') from dual").toString());
    }

    static Client of(OracleSimulator simulator, String user) throws SQLException {
        return of(simulator, "db1", user);
    }

    static Client of(OracleSimulator simulator, String service, String user) throws SQLException {
        return new Client(simulator.url(service), user, user);
    }

    Connection connection() {
        return connection;
    }

    int sid() {
        return sid;
    }

    long execute(String sql, Object... binds) throws SQLException {
        try (PreparedStatement statement = prepare(sql, binds)) {
            return statement.executeUpdate();
        }
    }

    /** Executes in a thread of its own; the future fails with the driver's exception. */
    CompletableFuture<Long> executeLater(String sql, Object... binds) {
        CompletableFuture<Long> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(execute(sql, binds));
            } catch (SQLException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    List<Map<String, Object>> rows(String sql, Object... binds) throws SQLException {
        try (PreparedStatement statement = prepare(sql, binds);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    private static Map<String, Object> row(ResultSet result) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        return row;
    }

    Map<String, Object> row(String sql, Object... binds) throws SQLException {
        return rows(sql, binds).getFirst();
    }

    Object value(String sql, Object... binds) throws SQLException {
        return row(sql, binds).values().iterator().next();
    }

    private PreparedStatement prepare(String sql, Object... binds) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < binds.length; i++) {
            statement.setObject(i + 1, binds[i]);
        }
        return statement;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** The own session as 'sid,serial#', or with the instance behind. */
    static String key(Map<String, Object> session) {
        return "%s,%s,@%s".formatted(session.get("SID"), session.get("SERIAL#"), session.get("INST_ID"));
    }

    /** The row of another session of the same database. */
    Map<String, Object> sessionOf(Client other) throws SQLException {
        return row("select * from gv$session where sid = ? and type = 'USER'", other.sid());
    }

    void kill(Client victim) throws SQLException {
        execute("alter system kill session '" + key(sessionOf(victim)) + "' immediate");
    }

    @Override
    public void close() throws SQLException {
        // A client that was killed has nothing to end; the driver would complain.
        if (connection.isValid(1)) {
            connection.rollback();
        }
        connection.close();
    }
}
