package io.sessionwarden.sim.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What one version of the driver does with a simulated database; runs for every version, each test on a connection of its own. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.sessionwarden.sim.client.DriverVersion#all")
abstract class DriverTest {
    private static final AtomicInteger LAST_TABLE = new AtomicInteger();
    static OracleSimulator simulator;

    @Parameter
    DriverVersion driver;

    Connection connection;

    @BeforeAll
    static void start() throws IOException {
        simulator = OracleSimulator.builder().start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = driver.connect(simulator, "app");
    }

    @AfterEach
    void disconnect() throws SQLException {
        if (!connection.isClosed() && connection.isValid(5)) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        }
    }

    /** Makes a table of those columns and tells its name. */
    String table(String columns) throws SQLException {
        String name = "t" + LAST_TABLE.incrementAndGet();
        execute("create table " + name + " (" + columns + ")");
        return name;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    Object value(String sql) throws SQLException {
        return value(connection, sql);
    }

    static Object value(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getObject(1);
        }
    }

    long count(String table) throws SQLException {
        return ((Number) value("select count(*) from " + table)).longValue();
    }

    static SQLException failureOf(ThrowingCallable call) {
        SQLException failure = catchThrowableOfType(SQLException.class, call);
        if (failure == null) {
            throw new AssertionError("an SQLException was due");
        }
        return failure;
    }
}
