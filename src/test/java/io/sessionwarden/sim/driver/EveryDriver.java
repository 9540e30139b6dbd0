package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.SimulatedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs its tests once with each driver, through plain JDBC, against one simulated database per class. */
@ParameterizedClass(name = "{0}")
@EnumSource(OracleDriver.class)
abstract class EveryDriver {
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static OracleSimulator simulator;

    @Parameter
    OracleDriver driver;

    private final List<Connection> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        simulator = OracleSimulator.builder().start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void disconnect() throws SQLException {
        for (Connection connection : opened) {
            end(connection);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> database().sessionsOf("app"), List::isEmpty);
    }

    /** A connection that was killed has nothing to end; the driver would complain. */
    private static void end(Connection connection) throws SQLException {
        if (connection.isValid(1)) {
            connection.close();
        } else {
            connection.abort(Runnable::run);
        }
    }

    static SimulatedDatabase database() {
        return simulator.database("db1");
    }

    static String url(String service) {
        return simulator.url(service);
    }

    Connection connect(String user) throws SQLException {
        return connect(user, new Properties());
    }

    Connection connect(String user, Properties more) throws SQLException {
        Connection connection = driver.connect(url("db1"), user, user, more);
        opened.add(connection);
        return connection;
    }

    /** A new table with these columns; its name. */
    static String table(Connection connection, String columns) throws SQLException {
        String name = "t" + TABLES.incrementAndGet();
        execute(connection, "create table " + name + " (" + columns + ")");
        return name;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Inserts the numbers from 1 on into the first column. */
    static void fill(Connection connection, String table, int rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " (id) values (?)")) {
            for (int id = 1; id <= rows; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The first column of the first row. */
    static String value(Connection connection, String sql, Object... binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < binds.length; i++) {
                statement.setObject(i + 1, binds[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).as("a row of " + sql).isTrue();
                return result.getString(1);
            }
        }
    }

    static int sid(Connection connection) throws SQLException {
        return Integer.parseInt(value(connection, "select sys_context('USERENV', 'SID') from dual"));
    }

    /** The error that the driver must throw here. */
    static SQLException failure(ThrowingCallable act) {
        SQLException error = catchThrowableOfType(SQLException.class, act);
        assertThat((Throwable) error).as("the driver's error").isNotNull();
        return error;
    }

    static void awaitTrue(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(10))
                .until(condition);
    }
}
