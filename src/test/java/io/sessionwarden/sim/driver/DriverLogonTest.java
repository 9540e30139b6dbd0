package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DriverLogonTest extends EveryDriver {
    @Test
    void every_driver_is_of_the_version_that_the_build_names() throws SQLException {
        String version = connect("app").getMetaData().getDriverVersion();
        String wanted = driver.jar()
                .map(jar -> jar.getFileName().toString().replaceAll("ojdbc11-|\\.jar", ""))
                .orElseGet(oracle.jdbc.OracleDriver::getDriverVersion);

        assertThat(version).startsWith(wanted);
    }

    @Test
    void a_login_makes_a_session_and_closing_ends_it() throws SQLException {
        Connection app = connect("app");

        assertThat(database().sessionsOf("app"))
                .singleElement()
                .satisfies(session -> assertThat(session.sid()).isEqualTo(sid(app)));

        app.close();
        awaitTrue(() -> database().sessionsOf("app").isEmpty());
    }

    @Test
    void what_a_program_says_of_itself_at_login_is_in_its_session() throws SQLException {
        Properties said = new Properties();
        said.setProperty("v$session.program", "payroll");
        said.setProperty("v$session.machine", "host-7");
        Connection app = connect("app", said);

        String seen =
                value(connect("warden"), "select program || '@' || machine from v$session where sid = ?", sid(app));
        assertThat(seen).isEqualTo("payroll@host-7");
    }

    @Test
    void a_wrong_password_is_ora_01017() {
        SQLException error = failure(() -> driver.connect(url("db1"), "app", "wrong", new Properties()));

        assertThat(error.getErrorCode()).isEqualTo(1017);
    }

    @Test
    void an_unknown_user_is_ora_01017() {
        SQLException error = failure(() -> driver.connect(url("db1"), "nobody", "nobody", new Properties()));

        assertThat(error.getErrorCode()).isEqualTo(1017);
    }

    @Test
    void an_unknown_service_is_ora_12514() {
        SQLException error = failure(() -> driver.connect(url("db9"), "app", "app", new Properties()));

        assertThat(error.getErrorCode()).isEqualTo(12514);
    }

    @Test
    void the_database_says_its_product_version_and_user() throws SQLException {
        DatabaseMetaData database = connect("app").getMetaData();

        assertThat(database.getDatabaseProductName()).isEqualTo("Oracle");
        assertThat(database.getDatabaseProductVersion()).contains("Oracle Database 19c");
        assertThat(database.getDatabaseMajorVersion()).isEqualTo(19);
        assertThat(database.getUserName()).isEqualTo("APP");
    }

    @Test
    void client_info_is_seen_in_the_session_from_the_next_call_on() throws SQLException {
        Connection app = connect("app");
        int sid = sid(app);

        app.setClientInfo("OCSID.MODULE", "billing");
        app.setClientInfo("OCSID.ACTION", "clôture");
        app.setClientInfo("OCSID.CLIENTID", "user-1");
        app.isValid(5);

        String labels = "select module || '/' || action || '/' || client_identifier from v$session where sid = ?";
        assertThat(value(connect("warden"), labels, sid)).isEqualTo("billing/clôture/user-1");
    }

    @Test
    void a_connection_is_valid_until_it_is_closed() throws SQLException {
        Connection app = connect("app");
        assertThat(app.isValid(5)).isTrue();

        app.close();

        assertThat(app.isValid(5)).isFalse();
        assertThat(app.isClosed()).isTrue();
    }
}
