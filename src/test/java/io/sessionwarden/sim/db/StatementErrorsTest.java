package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.OracleSimulator;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementErrorsTest {
    private OracleSimulator simulator;
    private Client app;
    private Client app2;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        app = Client.of(simulator, "app");
        app2 = Client.of(simulator, "app2");
        app.execute("create table t (id number primary key, name varchar2(3) not null)");
        app.execute("insert into t values (1, 'a')");
        app.execute("insert into t values (2, 'b')");
        app.commit();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void mistakes_have_oracles_codes() {
        assertThat(codeOf("insert into t values (1, 'b')")).isEqualTo(1);
        assertThat(codeOf("insert into t values (3, null)")).isEqualTo(1400);
        assertThat(codeOf("insert into t values (3, 'long')")).isEqualTo(12899);
        assertThat(codeOf("update nosuch set x = 1")).isEqualTo(942);
        assertThat(codeOf("update t set nosuch = 1")).isEqualTo(904);
        assertThat(codeOf("update t set id = 1 / 0")).isEqualTo(1476);
        assertThat(codeOf("create table t (id number)")).isEqualTo(955);
        assertThat(codeOf("nonsense")).isEqualTo(900);
    }

    @Test
    void an_account_without_grants_only_connects() throws Exception {
        Client poor = Client.of(simulator, "nogrants");

        assertThat(code(() -> poor.execute("create table x (id number)"))).isEqualTo(1031);
        assertThat(code(() -> poor.rows("select * from app.t"))).isEqualTo(942);
        assertThat(code(() -> poor.rows("select * from v$session"))).isEqualTo(942);
    }

    @Test
    void nobody_waits_longer_than_asked_for_a_locked_row() throws Exception {
        app.execute("update t set name = 'x' where id = 1");

        assertThat(code(() -> app2.rows("select * from app.t where id = 1 for update nowait")))
                .isEqualTo(54);
        assertThat(code(() -> app2.rows("select * from app.t where id = 1 for update wait 1")))
                .isEqualTo(30006);
        assertThat(app2.rows("select * from app.t where id = 2 for update nowait"))
                .hasSize(1);
    }

    @Test
    void a_table_in_use_cannot_be_changed() throws Exception {
        app2.execute("update app.t set name = 'x' where id = 1");

        assertThat(code(() -> app.execute("drop table t"))).isEqualTo(54);
    }

    @Test
    void a_deadlock_ends_for_one_of_the_two() throws Exception {
        app.execute("update t set name = 'x' where id = 1");
        app2.execute("update app.t set name = 'y' where id = 2");
        CompletableFuture<Long> first = app.executeLater("update t set name = 'x' where id = 2");
        CompletableFuture<Long> second = app2.executeLater("update app.t set name = 'y' where id = 1");

        Awaitility.await().until(() -> first.isCompletedExceptionally() || second.isCompletedExceptionally());

        Throwable failure = first.isCompletedExceptionally() ? first.exceptionNow() : second.exceptionNow();
        assertThat(((SQLException) failure).getErrorCode()).isEqualTo(60);
    }

    @Test
    void a_cancelled_statement_leaves_session_and_transaction_alive() throws Exception {
        app.execute("update t set name = 'x' where id = 1");
        app2.execute("update app.t set name = 'y' where id = 2");
        try (Statement statement = app2.connection().createStatement()) {
            CompletableFuture<SQLException> failure = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                    SQLException.class, () -> statement.executeUpdate("update app.t set name = 'y' where id = 1")));
            Awaitility.await()
                    .until(() -> simulator.database("db1").sessionsOf("app2").stream()
                            .anyMatch(session -> session.waiting().blocker().isPresent()));
            statement.cancel();
            assertThat(failure.get(10, TimeUnit.SECONDS).getErrorCode()).isEqualTo(1013);
        }
        app2.commit();
        assertThat(app2.value("select name from app.t where id = 2")).isEqualTo("y");
    }

    @Test
    void a_rollback_to_a_savepoint_keeps_what_came_before() throws Exception {
        app.execute("insert into t values (3, 'c')");
        app.execute("savepoint s");
        app.execute("insert into t values (4, 'd')");
        app.execute("rollback to savepoint s");
        app.commit();

        assertThat(app2.value("select count(*) from app.t")).isEqualTo(new BigDecimal(3));
    }

    @Test
    void defining_something_commits() throws Exception {
        app.execute("insert into t values (3, 'c')");
        app.execute("create table other (id number)");
        app.connection().rollback();

        assertThat(app.value("select count(*) from t")).isEqualTo(new BigDecimal(3));
    }

    private int codeOf(String sql) {
        return code(() -> app.execute(sql));
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static int code(Sql sql) {
        SQLException failure = catchThrowableOfType(SQLException.class, sql::run);
        return failure == null ? 0 : failure.getErrorCode();
    }
}
