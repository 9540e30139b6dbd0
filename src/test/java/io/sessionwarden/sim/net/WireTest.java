package io.sessionwarden.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.testing.Oracle;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the wire share: a listener before an empty database, and the real driver. */
abstract class WireTest {
    final MemoryDatabase database = new MemoryDatabase();
    Listener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new Listener(database, 0);
    }

    @AfterEach
    void stopListening() {
        listener.close();
    }

    Connection connect() throws SQLException {
        return connect(new Properties());
    }

    Connection connect(Properties more) throws SQLException {
        return connect(MemoryDatabase.SERVICE, MemoryDatabase.USER, MemoryDatabase.PASSWORD, more);
    }

    Connection connect(String service, String user, String password, Properties more) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(more);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // No test may hang on a wire that went silent
        properties.putIfAbsent("oracle.jdbc.ReadTimeout", "20000");
        return Oracle.login("jdbc:oracle:thin:@//127.0.0.1:" + listener.port() + "/" + service, properties);
    }

    /** The error that the driver must throw here. */
    static SQLException failureOf(ThrowingCallable act) {
        SQLException error = catchThrowableOfType(SQLException.class, act);
        assertThat((Throwable) error).as("the driver's error").isNotNull();
        return error;
    }

    static Column number(String name) {
        return new Column(name, Column.Type.NUMBER, 22, 0, -127, true);
    }

    static Column text(String name, int size) {
        return new Column(name, Column.Type.VARCHAR2, size, 0, 0, true);
    }

    static Column column(String name, Column.Type type) {
        return new Column(name, type, 100, 0, 0, true);
    }
}
