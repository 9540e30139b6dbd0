package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.fault.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriverHangTest extends EveryDriver {
    private static final Duration MUCH_LATER = Duration.ofSeconds(8);

    @AfterEach
    void recover() {
        database().behave();
    }

    private static Properties readTimeout(int millis) {
        Properties impatient = new Properties();
        impatient.setProperty("oracle.jdbc.ReadTimeout", Integer.toString(millis));
        return impatient;
    }

    @Test
    void the_read_timeout_ends_a_call_to_a_hung_database_and_the_connection_with_it() throws SQLException {
        Connection app = connect("app", readTimeout(500));
        database().behave(new Fault.Hang());
        Instant start = Instant.now();

        SQLException error = failure(() -> value(app, "select 1 from dual"));

        assertThat(error.getErrorCode()).isIn(17002, 18730);
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(400), MUCH_LATER);
        assertThat(app.isClosed() || !app.isValid(1)).isTrue();
    }

    @Test
    void a_session_whose_client_gave_up_stays_until_the_database_answers_again() throws SQLException {
        Connection app = connect("app", readTimeout(300));
        database().behave(new Fault.Hang());
        failure(() -> value(app, "select 1 from dual"));
        assertThat(database().sessionsOf("app")).hasSize(1);

        database().behave();

        awaitTrue(() -> database().sessionsOf("app").isEmpty());
        assertThat(value(connect("app"), "select 'back' from dual")).isEqualTo("back");
    }

    @Test
    void the_read_timeout_ends_a_login_that_nobody_answers() {
        database().behave(new Fault.Mute());
        Instant start = Instant.now();

        SQLException error = failure(() -> driver.connect(url("db1"), "app", "app", readTimeout(500)));

        assertThat(error.getErrorCode()).isIn(17002, 18730, 12170);
        assertThat(Duration.between(start, Instant.now())).isLessThan(MUCH_LATER);
    }

    @Test
    void a_listener_that_refuses_is_ora_12514() {
        database().behave(new Fault.Refuse());

        SQLException error = failure(() -> driver.connect(url("db1"), "app", "app", new Properties()));

        assertThat(error.getErrorCode()).isEqualTo(12514);
    }
}
