package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverBreakTest extends EveryDriver {
    private static final String SLEEP = "begin dbms_session.sleep(600); end;";

    private final ExecutorService others = Executors.newCachedThreadPool();
    private Connection app;

    @BeforeEach
    void connect() throws SQLException {
        app = connect("app");
    }

    @AfterEach
    void endOthers() {
        others.shutdownNow();
    }

    @Test
    void a_query_timeout_is_ora_01013_and_leaves_connection_and_transaction_alone() throws SQLException {
        String table = table(app, "id number");
        app.setAutoCommit(false);
        execute(app, "insert into " + table + " values (1)");
        try (Statement statement = app.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException error = failure(() -> statement.execute(SLEEP));
            assertThat(error.getErrorCode()).isEqualTo(1013);
            assertThat((Throwable) error).isInstanceOf(SQLTimeoutException.class);
        }
        assertThat(value(app, "select count(*) from " + table)).isEqualTo("1");
    }

    @Test
    void a_cancel_from_another_thread_is_ora_01013_again_and_again() throws Exception {
        Connection warden = connect("warden");
        String sleepers = "select count(*) from v$session where event = 'PL/SQL lock timer'";
        try (Statement statement = app.createStatement()) {
            for (int i = 0; i < 5; i++) {
                Future<SQLException> running = others.submit(() -> failure(() -> statement.execute(SLEEP)));
                awaitTrue(() -> "1".equals(value(warden, sleepers)));
                statement.cancel();
                assertThat(running.get(10, TimeUnit.SECONDS).getErrorCode()).isEqualTo(1013);
                assertThat(value(app, "select 'still here' from dual")).isEqualTo("still here");
            }
        }
    }

    @Test
    void a_cancel_frees_one_that_waits_for_a_row() throws Exception {
        Connection holder = connect("app");
        String table = table(app, "id number, v number");
        fill(app, table, 1);
        holder.setAutoCommit(false);
        execute(holder, "update " + table + " set v = 1");
        try (Statement statement = app.createStatement()) {
            Future<SQLException> waiting =
                    others.submit(() -> failure(() -> statement.execute("update " + table + " set v = 2")));
            Connection warden = connect("warden");
            int sid = sid(holder);
            awaitTrue(() -> !"0"
                    .equals(value(
                            warden,
                            "select count(*) from v$session where blocking_session = ? and status = 'ACTIVE'",
                            sid)));

            statement.cancel();

            assertThat(waiting.get(10, TimeUnit.SECONDS).getErrorCode()).isEqualTo(1013);
        }
        holder.commit();
        assertThat(value(app, "select v from " + table)).isEqualTo("1");
    }
}
