package io.sessionwarden.api;

import io.sessionwarden.testing.Oracle;
import io.sessionwarden.testing.Secrets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/** An application's session, over the driver. */
final class Application implements AutoCloseable {
    private final Connection connection;
    private final String key;

    private Application(Connection connection, String key) {
        this.connection = connection;
        this.key = key;
    }

    static Application of(String database, String user, String program) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", user);
        properties.put("v$session.program", program);
        Connection connection = Oracle.login(SimulatedFleet.url(database), properties);
        connection.setAutoCommit(false);
        return new Application(connection, key(database, connection));
    }

    /** As an ordinary account sees itself; its serial# is read by one that sees everybody. */
    private static String key(String database, Connection own) throws SQLException {
        String sid = value(own, "select sys_context('userenv', 'sid') from dual");
        try (Connection warden = Oracle.login(SimulatedFleet.url(database), "warden", Secrets.PASSWORD)) {
            return "1:" + sid + ":"
                    + value(warden, "select serial# from gv$session where inst_id = 1 and sid = " + sid);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** {@code inst:sid:serial}. */
    String key() {
        return key;
    }

    String sid() {
        return key.split(":")[1];
    }

    String serial() {
        return key.split(":")[2];
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Executes in a thread of its own; the future fails with what the driver threw. */
    CompletableFuture<Void> executeLater(String sql) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                execute(sql);
                result.complete(null);
            } catch (SQLException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run);
    }
}
