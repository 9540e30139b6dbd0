package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.Oracle;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What any pool of connections must be able to do with a simulated database. */
abstract class PoolContract {
    static final int MOST = 3;
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static OracleSimulator simulator;

    private Connection warden;

    @BeforeAll
    static void start() throws IOException {
        simulator = OracleSimulator.builder().start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void open() throws SQLException {
        warden = Oracle.login(url(), "warden", "warden");
        openPool(url());
    }

    @AfterEach
    void close() throws SQLException {
        closePool();
        warden.close();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> simulator.database("db1").sessionsOf("app"), List::isEmpty);
    }

    private static String url() {
        return simulator.url("db1");
    }

    /** Opens a pool for user app with at most {@link #MOST} connections, which looks at each connection before it lends it. */
    abstract void openPool(String url) throws SQLException;

    abstract Connection borrow() throws SQLException;

    /** How long a borrower waits for a connection when all are lent, from now on. */
    abstract void waitAtMost(Duration time) throws SQLException;

    /** Closes the pool; harmless when it is closed already. */
    abstract void closePool() throws SQLException;

    private int sessions() throws SQLException {
        return Integer.parseInt(
                EveryDriver.value(warden, "select count(*) from v$session where username = 'APP' and type = 'USER'"));
    }

    private static String session(Connection borrowed) throws SQLException {
        return EveryDriver.value(borrowed, "select sys_context('USERENV', 'SESSIONID') from dual") + "/"
                + EveryDriver.sid(borrowed);
    }

    private void kill(int sid, String how) throws SQLException {
        String serial = EveryDriver.value(warden, "select serial# from v$session where sid = ?", sid);
        EveryDriver.execute(warden, "alter system kill session '" + sid + "," + serial + "'" + how);
    }

    @Test
    void a_connection_that_is_returned_is_lent_again() throws SQLException {
        String first;
        try (Connection connection = borrow()) {
            first = session(connection);
        }
        try (Connection connection = borrow()) {
            assertThat(session(connection)).isEqualTo(first);
        }
        assertThat(sessions()).isOne();
    }

    @Test
    void the_limit_of_the_pool_is_the_limit_of_its_sessions() throws SQLException {
        List<Connection> lent = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            lent.add(borrow());
        }
        assertThat(sessions()).isEqualTo(MOST);

        waitAtMost(Duration.ofSeconds(1));
        EveryDriver.failure(this::borrow);
        assertThat(sessions()).isEqualTo(MOST);

        waitAtMost(PATIENCE);
        lent.removeFirst().close();
        lent.add(borrow());
        assertThat(sessions()).isEqualTo(MOST);
        for (Connection connection : lent) {
            connection.close();
        }
    }

    @Test
    void one_killed_at_once_in_the_pool_is_replaced_before_it_is_lent() throws SQLException {
        killIdleInPool(" immediate");
    }

    @Test
    void one_killed_in_the_plain_way_in_the_pool_is_replaced_before_it_is_lent() throws SQLException {
        killIdleInPool("");
    }

    private void killIdleInPool(String how) throws SQLException {
        int sid;
        String killed;
        try (Connection connection = borrow()) {
            sid = EveryDriver.sid(connection);
            killed = session(connection);
        }
        kill(sid, how);
        try (Connection connection = borrow()) {
            assertThat(session(connection)).isNotEqualTo(killed);
        }
    }

    @Test
    void one_killed_while_it_is_lent_is_not_lent_again() throws SQLException {
        String killed;
        try (Connection connection = borrow()) {
            killed = session(connection);
            kill(EveryDriver.sid(connection), "");
            SQLException error = EveryDriver.failure(() -> EveryDriver.sid(connection));
            assertThat(error.getErrorCode()).isEqualTo(28);
        }
        for (int i = 0; i < MOST; i++) {
            try (Connection connection = borrow()) {
                assertThat(session(connection)).isNotEqualTo(killed);
            }
        }
    }

    @Test
    void closing_the_pool_leaves_no_session() throws SQLException {
        borrow().close();
        assertThat(sessions()).isPositive();

        closePool();

        await().atMost(Duration.ofSeconds(5)).until(() -> sessions() == 0);
    }
}
