package io.sessionwarden.testing;

import io.sessionwarden.sim.OracleSimulator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import oracle.jdbc.OracleDriver;

/** An application's session on a simulated database, over TCP by the real driver, without autocommit. */
public final class App implements AutoCloseable {
    private final Connection connection;
    private final long sid;

    private App(Connection connection) throws SQLException {
        this.connection = connection;
        this.sid = number("select sys_context('USERENV', 'SID') from dual");
    }

    public static App connect(OracleSimulator simulator, String service, String user, String program) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", user);
        properties.setProperty("v$session.program", program);
        try {
            Connection connection = new OracleDriver().connect(simulator.url(service), properties);
            connection.setAutoCommit(false);
            return new App(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long sid() {
        return sid;
    }

    public Connection connection() {
        return connection;
    }

    public App run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return this;
        }
    }

    public App commit() throws SQLException {
        connection.commit();
        return this;
    }

    /** Runs in a thread of its own: for statements that wait or run for long. */
    public CompletableFuture<Void> running(String sql) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("app-" + sid).start(() -> {
            try {
                run(sql);
                done.complete(null);
            } catch (SQLException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    public long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    public String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The result of a query as a table of text, with a line of column names above. */
    public String table(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return TextTable.of(rows);
        }
    }

    @Override
    public void close() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
