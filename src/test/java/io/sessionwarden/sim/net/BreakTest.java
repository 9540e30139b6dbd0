package io.sessionwarden.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.MemoryDatabase.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakTest extends WireTest {
    private static final String FOREVER = "select forever from t";
    private static final String ONE = "select one from t";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ExecutorService others = Executors.newCachedThreadPool();

    @BeforeEach
    void teach() {
        database.query(FOREVER, List.of(number("N")), (session, binds) -> {
            session.waitForEver();
            return Outcome.rows(List.of());
        });
        database.query(
                ONE,
                List.of(number("N")),
                (session, binds) ->
                        Outcome.rows(List.of(new Object[] {BigDecimal.ONE}, new Object[] {BigDecimal.TWO})));
    }

    @AfterEach
    void endOthers() {
        others.shutdownNow();
    }

    @Test
    void a_cancelled_statement_ends_with_ora_01013_and_the_connection_goes_on() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 20; i++) {
                Future<SQLException> running = runForEver(statement);
                statement.cancel();
                assertThat(running.get().getErrorCode()).isEqualTo(1013);
                assertOneIsSelected(connection);
            }
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(database.sessions).hasSize(1);
    }

    @Test
    void a_query_timeout_ends_with_ora_01013_and_the_connection_goes_on() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException error = failureOf(() -> statement.executeQuery(FOREVER));
            assertThat((Throwable) error).isInstanceOf(SQLTimeoutException.class);
            assertThat(error.getErrorCode()).isEqualTo(1013);
            statement.setQueryTimeout(0);
            assertOneIsSelected(connection);
        }
    }

    @Test
    void a_cancel_that_meets_no_call_harms_none() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 200; i++) {
                Future<?> cancel = others.submit(() -> {
                    statement.cancel();
                    return null;
                });
                try (ResultSet result = statement.executeQuery(ONE)) {
                    assertThat(result.next()).isTrue();
                } catch (SQLException e) {
                    assertThat(e.getErrorCode()).isEqualTo(1013);
                }
                cancel.get();
            }
            assertThat(connection.isValid(5)).isTrue();
            assertOneIsSelected(connection);
        }
    }

    @Test
    void a_session_killed_during_a_call_gets_ora_00028_and_loses_its_connection() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Future<SQLException> running = runForEver(statement);
            database.lastSession().kill();
            assertThat(running.get().getErrorCode()).isEqualTo(28);
            assertThat(connection.isValid(5)).isFalse();
        }
        awaitClosedOnce(database.lastSession());
    }

    @Test
    void a_session_killed_between_calls_gets_ora_00028_with_the_next_one() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            database.lastSession().kill();
            SQLException error = failureOf(() -> statement.executeQuery(ONE));
            assertThat(error.getErrorCode()).isEqualTo(28);
            assertThat(connection.isValid(5)).isFalse();
        }
        awaitClosedOnce(database.lastSession());
    }

    @Test
    void a_severed_connection_is_lost_in_the_midst_of_a_call() throws Exception {
        try (Connection connection = connect()) {
            Statement statement = connection.createStatement();
            Future<SQLException> running = runForEver(statement);
            database.lastSession().wire.sever();
            assertThat(running.get().getErrorCode()).isIn(17002, 17410, 3113, 12537);
            assertThat(connection.isValid(5)).isFalse();
        }
        awaitClosedOnce(database.lastSession());
    }

    @Test
    void a_severed_connection_is_lost_for_the_next_call() throws Exception {
        try (Connection connection = connect()) {
            Statement statement = connection.createStatement();
            database.lastSession().wire.sever();
            assertThat(failureOf(() -> statement.executeQuery(ONE)).getErrorCode())
                    .isIn(17002, 17410, 3113, 12537);
        }
        awaitClosedOnce(database.lastSession());
    }

    @Test
    void ora_00031_leaves_the_connection_usable() throws Exception {
        database.other("alter system kill session '1,2' immediate", (session, binds) -> {
            throw new OraError(31, "session marked for kill");
        });
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                SQLException error = failureOf(() -> statement.execute("alter system kill session '1,2' immediate"));
                assertThat(error.getErrorCode()).isEqualTo(31);
                assertOneIsSelected(connection);
            }
        }
        assertThat(database.sessions).hasSize(1);
    }

    @Test
    void a_client_that_goes_away_during_a_call_ends_it_and_closes_its_session_once() throws Exception {
        Connection connection = connect();
        Statement statement = connection.createStatement();
        runForEver(statement);
        connection.abort(others);
        awaitClosedOnce(database.lastSession());
        assertThat(database.lastSession().waiting).isFalse();
    }

    @Test
    void closing_the_listener_ends_calls_and_sessions() throws Exception {
        Connection connection = connect();
        Connection idle = connect();
        MemorySession busy = database.sessions.getFirst();
        Future<SQLException> running = runForEver(connection.createStatement());
        listener.close();
        assertThat((Throwable) running.get()).isNotNull();
        assertThat(idle.isValid(5)).isFalse();
        awaitClosedOnce(busy);
        awaitClosedOnce(database.lastSession());
    }

    private Future<SQLException> runForEver(Statement statement) {
        Future<SQLException> running = others.submit(() -> failureOf(() -> statement.executeQuery(FOREVER)));
        await().atMost(SOON).until(() -> database.sessions.stream().anyMatch(session -> session.waiting));
        return running;
    }

    private static void assertOneIsSelected(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(ONE)) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isOne();
        }
    }

    private void awaitClosedOnce(MemorySession session) {
        await().atMost(SOON).untilAtomic(session.closes, org.hamcrest.Matchers.is(1));
        await().atMost(SOON).until(() -> !session.waiting);
        assertThat(session.closes).hasValue(1);
    }
}
