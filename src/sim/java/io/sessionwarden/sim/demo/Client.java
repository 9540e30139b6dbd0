package io.sessionwarden.sim.demo;

import io.sessionwarden.sim.OracleSimulator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import oracle.jdbc.OracleDriver;

/** An application's connection to a simulated database, by the real driver. */
final class Client implements AutoCloseable {
    private final String database;
    private final Connection connection;

    private Client(String database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static Client of(OracleSimulator simulator, String database, String program) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("password", "app");
        properties.setProperty("v$session.program", program);
        Connection connection = new OracleDriver().connect(simulator.url(database), properties);
        connection.setAutoCommit(false);
        return new Client(database, connection);
    }

    String database() {
        return database;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    boolean isConnected() throws SQLException {
        return !connection.isClosed();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
