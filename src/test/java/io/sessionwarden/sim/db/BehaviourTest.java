package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.testing.Oracle;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    private OracleSimulator simulator;
    private SimulatedDatabase database;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().databases("db1", "db2").start();
        database = simulator.database("db1");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_refusing_database_is_not_known_to_the_listener() throws Exception {
        database.behave(new Fault.Refuse());

        SQLException refused = catchThrowableOfType(SQLException.class, () -> Client.of(simulator, "app"));

        assertThat(refused.getErrorCode()).isEqualTo(12514);
        Client.of(simulator, "db2", "app").close();
    }

    @Test
    void a_mute_database_lets_a_client_wait() {
        database.behave(new Fault.Mute());
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("password", "app");
        properties.setProperty("oracle.net.CONNECT_TIMEOUT", "300");
        properties.setProperty("oracle.jdbc.ReadTimeout", "300");

        assertThatThrownBy(() -> Oracle.login(simulator.url("db1"), properties)).isInstanceOf(SQLException.class);
        assertThat(database.sessionsOf("app")).isEmpty();
    }

    @Test
    void a_hung_database_answers_when_it_recovers() throws Exception {
        Client app = Client.of(simulator, "app");
        app.execute("create table t (id number)");
        database.behave(new Fault.Hang());

        CompletableFuture<Long> call = app.executeLater("insert into t values (1)");
        await().until(() ->
                database.sessionsOf("app").getFirst().status().name().equals("ACTIVE"));
        database.behave();

        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void sessions_of_departed_clients_pile_up_while_a_database_hangs() throws Exception {
        Client idle = Client.of(simulator, "app");
        database.behave(new Fault.Hang());
        idle.connection().abort(Runnable::run);
        impatient();
        impatient();

        assertThat(database.sessionsOf("app"))
                .extracting(session -> session.status().name())
                .containsExactlyInAnyOrder("INACTIVE", "ACTIVE", "ACTIVE");
        database.behave();
        await().until(() -> database.sessionsOf("app").isEmpty());
        assertThat(database.counters().sessionsPeak()).containsEntry("APP", 3);
    }

    /** Connects, asks, and gives up when no answer comes. */
    private void impatient() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("password", "app");
        properties.setProperty("oracle.jdbc.ReadTimeout", "300");
        var connection = Oracle.login(simulator.url("db1"), properties);
        assertThatThrownBy(() -> connection.createStatement().executeQuery("select 1 from dual"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_kill_that_is_never_answered_may_or_may_not_be_carried_out() throws Exception {
        Client warden = Client.of(simulator, "warden");
        Client spared = Client.of(simulator, "app");
        Client ended = Client.of(simulator, "app2");
        String sparedKey = Client.key(warden.sessionOf(spared));
        String endedKey = Client.key(warden.sessionOf(ended));

        database.behave(new Fault.HangBeforeKill());
        CompletableFuture<Long> first = warden.executeLater("alter system kill session '" + sparedKey + "' immediate");
        await().until(() -> database.killLog().size() == 1);
        database.behave(new Fault.HangAfterKill());
        Client another = Client.of(simulator, "warden");
        CompletableFuture<Long> second = another.executeLater("alter system kill session '" + endedKey + "' immediate");
        await().until(() -> database.sessionsOf("app2").isEmpty());

        await().until(first::isCompletedExceptionally);
        assertThat(database.sessionsOf("app")).hasSize(1);
        assertThat(second).isNotDone();
        assertThat(database.killLog()).extracting(KillAttempt::answer).containsExactly(-1, 0);
    }

    @Test
    void a_wrong_password_is_counted_and_locks_in_the_end() {
        database.changePassword("app", "secret");
        for (int i = 0; i < 10; i++) {
            assertThat(code(() -> Client.of(simulator, "app"))).isEqualTo(1017);
        }
        assertThat(database.failedLogons("app")).isEqualTo(10);

        assertThat(code(() -> Oracle.login(simulator.url("db1"), "app", "secret")))
                .isEqualTo(28000);
    }

    @Test
    void work_is_counted() throws Exception {
        try (Client app = Client.of(simulator, "app")) {
            Counters before = database.counters();
            app.value("select 1 from dual");
            app.value("select 1 from dual");

            Counters after = database.counters();
            assertThat(after.statements() - before.statements()).isEqualTo(2);
            assertThat(after.distinctTexts() - before.distinctTexts()).isEqualTo(1);
            assertThat(after.logons()).containsEntry("APP", 1);
            assertThat(after.sessionsNow()).containsEntry("APP", 1);
        }
        await().until(() -> database.counters().sessionsNow().get("APP") == 0);
    }

    @Test
    void a_client_that_vanishes_loses_its_changes() throws Exception {
        Client app = Client.of(simulator, "app");
        app.execute("create table t (id number)");
        app.execute("insert into t values (1)");

        app.connection().abort(Runnable::run);

        await().until(() -> database.sessionsOf("app").isEmpty());
        assertThat(Client.of(simulator, "app").rows("select * from t")).isEmpty();
    }

    private static int code(org.assertj.core.api.ThrowableAssert.ThrowingCallable logon) {
        return catchThrowableOfType(SQLException.class, logon).getErrorCode();
    }
}
