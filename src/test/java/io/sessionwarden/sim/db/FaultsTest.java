package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.InForce;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.fault.Scope;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients that are logged on see of the faults of their database. */
class FaultsTest {
    private static final String ONE = "select 1 from dual";

    private OracleSimulator simulator;
    private SimulatedDatabase database;
    private Client app;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        database = simulator.database("db1");
        app = Client.of(simulator, "app");
        app.execute("create table t (id number)");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static int code(ThrowingCallable call) {
        return catchThrowableOfType(SQLException.class, call).getErrorCode();
    }

    private static boolean isConnectionLoss(ThrowingCallable call) {
        SQLException e = catchThrowableOfType(SQLException.class, call);
        return e.getErrorCode() == 17002 || e.getErrorCode() == 17410 || e.getErrorCode() == 3113;
    }

    private static long millis(ThrowingCallable call) throws Exception {
        long start = System.nanoTime();
        try {
            call.call();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void a_slow_database_answers_each_call_so_much_later_until_it_is_well_again() throws Exception {
        InForce slow = database.faults().add(new Fault.Slow(Duration.ofMillis(400)));

        assertThat(millis(() -> app.value(ONE))).isGreaterThanOrEqualTo(400);
        assertThat(millis(() -> app.value(ONE))).isGreaterThanOrEqualTo(400);
        database.faults().lift(slow.id());
        int hits = slow.hits();
        assertThat(database.faults().all()).isEmpty();
        app.value(ONE);
        assertThat(slow.hits()).isEqualTo(hits).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_delay_can_happen_once_and_ends_early_when_it_is_lifted() throws Exception {
        database.faults().add(new Fault.Slow(Duration.ofMinutes(10)), Scope.ALL.times(1));

        CompletableFuture<Long> delayed = app.executeLater("insert into t values (1)");
        await().until(() -> database.faults().all().getFirst().hits() == 1);
        Client another = Client.of(simulator, "app2");
        assertThat(another.value(ONE)).isNotNull();
        assertThat(delayed).isNotDone();
        database.faults().liftAll();
        assertThat(delayed.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void an_error_of_choice_comes_on_the_nth_statement_of_a_kind_and_account() throws Exception {
        database.faults()
                .add(
                        new Fault.Error(4068),
                        Scope.ALL.account("app").on(Kind.SELECT).from(2).times(1));

        app.value(ONE);
        app.execute("insert into t values (1)");
        Client.of(simulator, "app2").value(ONE);
        SQLException failed = catchThrowableOfType(SQLException.class, () -> app.value(ONE));
        assertThat(failed.getErrorCode()).isEqualTo(4068);
        assertThat(failed.getMessage()).contains("ORA-04068: existing state of packages has been discarded");
        app.value(ONE);
    }

    @Test
    void each_kind_of_statement_can_fail_alone() throws Exception {
        Client warden = Client.of(simulator, "warden");
        database.faults().add(new Fault.Error(1), Scope.ALL.on(Kind.DML));
        database.faults().add(new Fault.Error(2), Scope.ALL.on(Kind.DDL));
        database.faults().add(new Fault.Error(3), Scope.ALL.on(Kind.PLSQL));
        database.faults().add(new Fault.Error(31), Scope.ALL.on(Kind.KILL));

        assertThat(code(() -> app.execute("delete from t"))).isEqualTo(1);
        assertThat(code(() -> app.execute("create table u (id number)"))).isEqualTo(2);
        assertThat(code(() -> app.execute("begin null; end;"))).isEqualTo(3);
        String key = Client.key(warden.sessionOf(app));
        assertThat(code(() -> warden.execute("alter system kill session '" + key + "'")))
                .isEqualTo(31);
        assertThat(database.killLog()).extracting(KillAttempt::answer).containsExactly(31);
        assertThat(app.value(ONE)).isNotNull();
    }

    @Test
    void a_commit_that_fails_leaves_the_transaction_open() throws Exception {
        app.execute("insert into t values (1)");
        database.faults()
                .add(
                        new Fault.Error(2091, "transaction rolled back"),
                        Scope.ALL.on(Kind.COMMIT).times(1));

        assertThat(code(app::commit)).isEqualTo(2091);
        assertThat(database.sessionsOf("app").getFirst().transaction()).isPresent();
        app.commit();
        assertThat(database.sessionsOf("app").getFirst().transaction()).isEmpty();
    }

    @Test
    void every_call_of_an_account_can_fail() throws Exception {
        database.faults().add(new Fault.Error(1089), Scope.ALL.account("APP"));

        assertThat(code(() -> app.value(ONE))).isEqualTo(1089);
        Client.of(simulator, "app2").close();
    }

    @Test
    void a_dropped_connection_is_lost_before_anything_was_done() throws Exception {
        app.execute("insert into t values (1)");
        database.faults().add(new Fault.Drop(), Scope.ALL.on(Kind.COMMIT));

        assertThat(isConnectionLoss(app::commit)).isTrue();
        await().until(() -> database.sessionsOf("app").isEmpty());
        assertThat(Client.of(simulator, "app").rows("select * from t")).isEmpty();
    }

    @Test
    void a_lost_answer_to_a_commit_leaves_its_client_in_doubt_about_what_was_done() throws Exception {
        app.execute("insert into t values (1)");
        database.faults().add(new Fault.LoseAnswer(), Scope.ALL.on(Kind.COMMIT));

        assertThat(isConnectionLoss(app::commit)).isTrue();
        await().until(() -> database.sessionsOf("app").isEmpty());
        assertThat(Client.of(simulator, "app").rows("select * from t")).hasSize(1);
    }

    @Test
    void connections_of_one_account_break_at_once() throws Exception {
        Client other = Client.of(simulator, "app2");

        database.drop(Scope.ALL.account("app"));

        await().until(() -> database.sessionsOf("app").isEmpty());
        assertThat(isConnectionLoss(() -> app.value(ONE))).isTrue();
        assertThat(other.value(ONE)).isNotNull();
    }

    @Test
    void an_answer_that_stops_in_the_middle_of_a_row_goes_on_when_the_fault_is_over() throws Exception {
        app.execute("insert into t values (4711)");
        app.commit();
        database.faults()
                .add(new Fault.HangMidRow(60), Scope.ALL.on(Kind.SELECT).times(1));

        CompletableFuture<Object> read = CompletableFuture.supplyAsync(() -> {
            try {
                return app.value("select id from t");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> database.faults().all().getFirst().hits() == 1);
        await().pollDelay(Duration.ofMillis(300)).until(() -> !read.isDone());
        database.faults().liftAll();
        assertThat(read.get(10, TimeUnit.SECONDS)).hasToString("4711");
    }

    @Test
    void behind_a_half_open_connection_the_session_and_its_lock_stay_though_its_client_has_gone() throws Exception {
        app.execute("insert into t values (1)");
        database.faults().add(new Fault.HalfOpen(), Scope.ALL.account("app"));

        CompletableFuture<Long> call = app.executeLater("insert into t values (2)");
        await().until(() -> database.faults().all().getFirst().hits() == 1);
        app.connection().abort(Runnable::run);
        await().until(call::isCompletedExceptionally);
        Client.of(simulator, "warden").value(ONE);

        assertThat(database.sessionsOf("app")).singleElement().satisfies(session -> {
            assertThat(session.status().name()).isEqualTo("INACTIVE");
            assertThat(session.transaction()).isPresent();
        });
        database.faults().liftAll();
        await().until(() -> database.sessionsOf("app").isEmpty());
    }

    @Test
    void a_client_behind_a_half_open_connection_is_not_told_that_it_was_killed() throws Exception {
        Client warden = Client.of(simulator, "warden");
        database.faults().add(new Fault.HalfOpen(), Scope.ALL.account("app"));

        warden.kill(app);
        assertThat(database.sessionsOf("app")).isEmpty();
        CompletableFuture<Long> call = app.executeLater("insert into t values (2)");
        await().pollDelay(Duration.ofMillis(300)).until(() -> !call.isDone());
        database.faults().liftAll();
        await().until(call::isCompletedExceptionally);
    }

    @Test
    void a_hang_that_hits_one_call_leaves_the_others_alone() throws Exception {
        database.faults().add(new Fault.Hang(), Scope.ALL.account("app").times(1));

        CompletableFuture<Long> held = app.executeLater("insert into t values (1)");
        await().until(() -> database.faults().all().getFirst().hits() == 1);
        try (Client another = Client.of(simulator, "app")) {
            assertThat(another.value(ONE)).isNotNull();
        }
        assertThat(held).isNotDone();
        database.behave();
        assertThat(held.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }
}
