package io.sessionwarden.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Reception;
import io.sessionwarden.testing.Oracle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LogonTest extends WireTest {
    @Test
    void a_client_with_the_right_password_gets_a_session_and_is_told_the_version() throws SQLException {
        Properties names = new Properties();
        names.setProperty("v$session.program", "batch");
        names.setProperty("v$session.machine", "apphost");
        names.setProperty("v$session.osuser", "joe");
        names.setProperty("v$session.terminal", "tty7");
        names.setProperty("v$session.process", "4711");
        try (Connection connection = connect(names)) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(19);
            assertThat(connection.getMetaData().getDatabaseProductVersion()).contains("19c");
        }
        assertThat(database.logons).singleElement().satisfies(logon -> {
            assertThat(logon.user()).isEqualTo("APP");
            assertThat(logon.program()).isEqualTo("batch");
            assertThat(logon.machine()).isEqualTo("apphost");
            assertThat(logon.osUser()).isEqualTo("joe");
            assertThat(logon.terminal()).isEqualTo("tty7");
            assertThat(logon.process()).isEqualTo("4711");
            assertThat(logon.driver()).startsWith("jdbcthin");
        });
    }

    @Test
    void a_client_that_logs_off_closes_its_session_once() throws SQLException {
        connect().close();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> listener.traffic("db1").openConnections() == 0);
        assertThat(database.lastSession().closes).hasValue(1);
    }

    @Test
    void a_wrong_password_is_denied_and_reported() {
        assertThat(errorOf(MemoryDatabase.SERVICE, "app", "wrong")).isEqualTo(1017);
        assertThat(database.refusedUsers).containsExactly("APP");
        assertThat(database.sessions).isEmpty();
    }

    @Test
    void an_unknown_user_is_denied_in_the_same_way() {
        assertThat(errorOf(MemoryDatabase.SERVICE, "nobody", "s3cret")).isEqualTo(1017);
        assertThat(database.refusedUsers).containsExactly("NOBODY");
    }

    @Test
    void an_error_of_the_database_at_logon_reaches_the_client() {
        database.logonError = new OraError(28000, "The account is locked.");
        assertThat(errorOf(MemoryDatabase.SERVICE, "app", "s3cret")).isEqualTo(28000);
    }

    @Test
    void an_unknown_service_is_refused() {
        assertThat(errorOf("elsewhere", "app", "s3cret")).isEqualTo(12514);
    }

    @Test
    void a_service_that_refuses_looks_unknown() {
        database.reception = Reception.REFUSE;
        assertThat(errorOf(MemoryDatabase.SERVICE, "app", "s3cret")).isEqualTo(12514);
    }

    @Test
    void a_long_connect_string_arrives_in_a_packet_of_its_own() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("password", "s3cret");
        String url = "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=" + listener.port()
                + "))(CONNECT_DATA=(SERVICE_NAME=DB1)(COLOCATION_TAG=" + "x".repeat(400) + ")))";
        try (Connection connection = Oracle.login(url, properties)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void a_mute_service_lets_the_client_wait_until_its_read_timeout() {
        database.reception = Reception.MUTE;
        Properties impatient = new Properties();
        impatient.setProperty("oracle.jdbc.ReadTimeout", "700");
        Instant start = Instant.now();
        failureOf(() -> connect(impatient));
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(600), Duration.ofSeconds(8));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> listener.traffic("db1").openConnections() == 0);
    }

    private int errorOf(String service, String user, String password) {
        return failureOf(() -> connect(service, user, password, new Properties()))
                .getErrorCode();
    }
}
