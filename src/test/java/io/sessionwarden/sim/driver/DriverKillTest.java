package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverKillTest extends EveryDriver {
    private static final String IMMEDIATE = " immediate";

    private final ExecutorService others = Executors.newCachedThreadPool();
    private Connection warden;
    private Connection app;
    private String target;

    @BeforeEach
    void connect() throws SQLException {
        warden = connect("warden");
        app = connect("app");
        target = value(warden, "select to_char(sid) || ',' || to_char(serial#) from v$session where sid = ?", sid(app));
    }

    @AfterEach
    void endOthers() {
        others.shutdownNow();
    }

    private void kill(String how) throws SQLException {
        execute(warden, "alter system kill session '" + target + "'" + how);
    }

    private Future<SQLException> sleeping() {
        Future<SQLException> call =
                others.submit(() -> failure(() -> execute(app, "begin dbms_session.sleep(600); end;")));
        awaitTrue(() -> "ACTIVE".equals(status()));
        return call;
    }

    private String status() throws SQLException {
        return value(warden, "select max(status) from v$session where username = 'APP'");
    }

    @Test
    void one_killed_idle_and_at_once_finds_its_connection_lost() throws SQLException {
        kill(IMMEDIATE);

        assertThat(status()).isNull();
        SQLException error = failure(() -> value(app, "select 1 from dual"));
        assertThat(error.getErrorCode()).isIn(17002, 17410, 3113);
        assertThat(app.isValid(1)).isFalse();
    }

    @Test
    void one_killed_idle_in_the_plain_way_hears_ora_00028_with_its_next_call() throws SQLException {
        kill("");

        assertThat(status()).isEqualTo("KILLED");
        SQLException error = failure(() -> value(app, "select 1 from dual"));
        assertThat(error.getErrorCode()).isEqualTo(28);
        assertThat(app.isValid(1)).isFalse();
        awaitTrue(() -> status() == null);
    }

    @Test
    void one_killed_in_a_call_hears_ora_00028_and_its_killer_ora_00031() throws Exception {
        Future<SQLException> call = sleeping();

        assertThat(failure(() -> kill(IMMEDIATE)).getErrorCode()).isEqualTo(31);

        assertThat(call.get(10, TimeUnit.SECONDS).getErrorCode()).isEqualTo(28);
        assertThat(app.isClosed() || !app.isValid(1)).isTrue();
        awaitTrue(() -> status() == null);
    }

    @Test
    void a_killer_that_hears_ora_00031_goes_on_with_its_connection() throws Exception {
        Future<SQLException> call = sleeping();
        int before = sid(warden);

        assertThat(failure(() -> kill(IMMEDIATE)).getErrorCode()).isEqualTo(31);

        assertThat(warden.isClosed()).isFalse();
        assertThat(sid(warden)).isEqualTo(before);
        call.get(10, TimeUnit.SECONDS);
        assertThat(failure(() -> kill(IMMEDIATE)).getErrorCode()).isEqualTo(30);
        assertThat(sid(warden)).isEqualTo(before);
    }

    @Test
    void what_a_killed_session_changed_is_undone() throws SQLException {
        String table = table(app, "id number");
        app.setAutoCommit(false);
        execute(app, "insert into " + table + " values (1)");

        kill(IMMEDIATE);

        assertThat(value(connect("app"), "select count(*) from " + table)).isEqualTo("0");
    }

    @Test
    void one_that_may_not_kill_hears_ora_01031() {
        SQLException error = failure(() -> execute(app, "alter system kill session '" + target + "'" + IMMEDIATE));

        assertThat(error.getErrorCode()).isEqualTo(1031);
    }
}
