package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.testing.Oracle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients see that try to log on to a database that is not well. */
class LogonFaultsTest {
    private OracleSimulator simulator;
    private SimulatedDatabase database;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        database = simulator.database("db1");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static int code(ThrowingCallable logon) {
        return catchThrowableOfType(SQLException.class, logon).getErrorCode();
    }

    /** Gives up when nothing is said for that long. */
    private Connection impatient(int millis) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("password", "app");
        properties.setProperty("oracle.net.CONNECT_TIMEOUT", "5000");
        properties.setProperty("oracle.jdbc.ReadTimeout", String.valueOf(millis));
        return Oracle.login(simulator.url("db1"), properties);
    }

    @Test
    void a_listener_that_hangs_up_is_told_from_one_that_refuses() throws Exception {
        database.faults().add(new Fault.HangUp(), Scope.ALL.times(1));

        assertThat(code(() -> Client.of(simulator, "app"))).isNotIn(0, 12514);
        Client.of(simulator, "app").close();
    }

    @Test
    void a_login_that_hangs_was_accepted_and_makes_no_session() {
        database.behave(new Fault.HangLogin());
        long bytes = simulator.traffic("db1").bytesOut();

        assertThatThrownBy(() -> impatient(300)).isInstanceOf(SQLException.class);
        assertThat(simulator.traffic("db1").bytesOut()).isGreaterThan(bytes);
        assertThat(database.sessionsOf("app")).isEmpty();
    }

    @Test
    void the_login_of_one_account_can_hang_behind_its_password() throws Exception {
        database.faults().add(new Fault.Hang(), Scope.ALL.account("app").on(Kind.LOGON));

        CompletableFuture<Connection> logon = CompletableFuture.supplyAsync(() -> {
            try {
                return impatient(20_000);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> database.faults().all().getFirst().hits() == 1);
        Client.of(simulator, "app2").close();
        assertThat(logon).isNotDone();
        database.faults().liftAll();
        assertThat(logon.get(10, TimeUnit.SECONDS).isValid(5)).isTrue();
    }

    @Test
    void a_login_can_be_slow() throws Exception {
        database.faults().add(new Fault.Slow(Duration.ofMillis(500)), Scope.ALL.on(Kind.LOGON));
        long start = System.nanoTime();

        Client.of(simulator, "app").close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void a_login_is_answered_with_the_error_of_choice() throws Exception {
        database.faults().add(new Fault.Error(1034), Scope.ALL.on(Kind.LOGON).times(1));

        assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(1034);
        Client.of(simulator, "app").close();
        assertThat(database.counters().logonsRefused()).containsEntry("APP", 1);
    }

    @Test
    void sessions_and_processes_have_a_limit() throws Exception {
        database.faults().add(new Fault.SessionLimit(1));
        Client first = Client.of(simulator, "app");

        assertThat(code(() -> Client.of(simulator, "app2"))).isEqualTo(18);
        database.behave(new Fault.ProcessLimit(1));
        assertThat(code(() -> Client.of(simulator, "app2"))).isEqualTo(20);
        first.close();
        await().until(() -> database.sessionsOf("app").isEmpty());
        Client.of(simulator, "app2").close();
    }

    @Test
    void failed_logins_lock_an_account_after_as_many_as_one_likes_and_for_good() throws Exception {
        database.accounts().lockAfter(2);
        for (int i = 0; i < 2; i++) {
            assertThat(code(() -> Oracle.login(simulator.url("db1"), "app", "wrong")))
                    .isEqualTo(1017);
        }

        assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(28000);
        assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(28000);
        assertThat(Client.of(simulator, "warden").value("select account_status from dba_users where username = 'APP'"))
                .isEqualTo("LOCKED(TIMED)");
        database.accounts().open("app");
        Client.of(simulator, "app").close();
    }

    @Test
    void an_account_is_locked_expired_and_opened_by_hand() throws Exception {
        database.accounts().lock("app");
        assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(28000);
        database.accounts().expire("app");
        assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(28001);
        database.accounts().password("app", "new");
        Oracle.login(simulator.url("db1"), "app", "new").close();
    }

    @Test
    void nobody_gets_into_a_database_that_is_mounted_only() throws Exception {
        database.openMode("MOUNTED");
        assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(1033);
        database.openMode("READ WRITE");
        Client.of(simulator, "app").close();
    }

    @Test
    void a_closed_listener_keeps_the_connections_that_it_has() throws Exception {
        Client before = Client.of(simulator, "app");
        simulator.stopListening();

        assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(12541);
        assertThat(before.value("select 1 from dual")).isNotNull();
        simulator.startListening();
        Client.of(simulator, "app").close();
    }
}
