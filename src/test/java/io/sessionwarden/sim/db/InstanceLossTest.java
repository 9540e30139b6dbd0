package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.testing.TurnableClock;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that go down, come back, do not answer, or have another time. */
class InstanceLossTest {
    private final TurnableClock clock = new TurnableClock();
    private OracleSimulator simulator;
    private SimulatedDatabase database;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().instances(2).clock(clock).start();
        database = simulator.database("db1");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static List<String> instances(Client reader, String view) throws SQLException {
        return reader.rows("select distinct inst_id from " + view + " order by 1").stream()
                .map(row -> row.get("INST_ID").toString())
                .toList();
    }

    @Test
    void a_lost_instance_takes_its_connections_and_transactions_with_it_and_the_other_one_goes_on() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client app = Client.of(simulator, "db1_2", "app");
        app.execute("create table t (id number)");
        app.execute("insert into t values (1)");

        database.instances().stop(2);

        assertThatThrownBy(() -> app.value("select 1 from dual")).isInstanceOf(SQLException.class);
        assertThat(instances(warden, "gv$session")).containsExactly("1");
        assertThat(instances(warden, "gv$instance")).containsExactly("1");
        assertThat(catchThrowableOfType(SQLException.class, () -> Client.of(simulator, "db1_2", "app"))
                        .getErrorCode())
                .isEqualTo(12514);
        Client survivor = Client.of(simulator, "db1", "app");
        assertThat(survivor.rows("select * from t")).isEmpty();
        assertThat(survivor.value("select sys_context('USERENV', 'INSTANCE') from dual"))
                .isEqualTo("1");
        assertThat(database.counters().sessionsNow()).containsEntry("APP", 1);
    }

    @Test
    void with_all_instances_down_the_service_is_not_known() throws Exception {
        database.instances().stop(1);
        database.instances().stop(2);

        assertThat(catchThrowableOfType(SQLException.class, () -> Client.of(simulator, "app"))
                        .getErrorCode())
                .isEqualTo(12514);
        database.instances().start(1);
        Client.of(simulator, "app").close();
    }

    @Test
    void after_a_restart_the_same_sid_and_serial_number_come_back_under_another_startup_time() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client before = Client.of(simulator, "db1_2", "app");
        Map<String, Object> first = warden.row("select * from gv$session where username = 'APP'");
        Object started = warden.value("select startup_time from gv$instance where inst_id = 2");
        clock.turn(Duration.ofMinutes(5));

        database.instances().restart(2);
        Client.of(simulator, "db1_2", "app2");

        Map<String, Object> second = warden.row("select * from gv$session where username = 'APP2'");
        assertThat(second.get("SID")).isEqualTo(first.get("SID"));
        assertThat(second.get("SERIAL#")).isEqualTo(first.get("SERIAL#"));
        assertThat(second.get("LOGON_TIME")).isNotEqualTo(first.get("LOGON_TIME"));
        assertThat(warden.value("select startup_time from gv$instance where inst_id = 2"))
                .isNotEqualTo(started);
        assertThatThrownBy(() -> before.value("select 1 from dual")).isInstanceOf(SQLException.class);
        assertThat(database.sessionsOf("app2")).hasSize(1);
    }

    @Test
    void the_next_login_gets_the_sid_and_serial_number_that_one_asks_for() throws Exception {
        database.instances().nextSession(1, 4711, 17);
        Client app = Client.of(simulator, "db1_1", "app");
        assertThat(app.sid()).isEqualTo(4711);
        assertThat(database.sessionsOf("app").getFirst().serial()).isEqualTo(17);

        assertThatThrownBy(() -> database.instances().nextSession(1, 4711, 18))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sid 4711 is in use");
        assertThat(Client.of(simulator, "db1_1", "app2").sid()).isNotEqualTo(4711);
    }

    @Test
    void one_instance_can_have_another_time() throws Exception {
        Client first = Client.of(simulator, "db1_1", "app");
        Client second = Client.of(simulator, "db1_2", "app");

        database.instances().clockOffset(2, Duration.ofHours(1));

        Timestamp here = (Timestamp) first.value("select sysdate from dual");
        Timestamp there = (Timestamp) second.value("select sysdate from dual");
        assertThat(Duration.between(here.toInstant(), there.toInstant())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void an_instance_that_does_not_answer_is_missing_for_readers_and_serves_its_own_clients() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client app = Client.of(simulator, "db1_2", "app");
        database.faults().add(new Fault.SilentInstance(), Scope.ALL.instance(2));

        assertThat(instances(warden, "gv$session")).containsExactly("1");
        assertThat(app.value("select 1 from dual")).isNotNull();
        database.behave();
        assertThat(instances(warden, "gv$session")).containsExactly("1", "2");
    }

    @Test
    void the_sessions_of_an_account_can_be_missing_in_the_views_even_for_themselves() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client.of(simulator, "db1_1", "app");
        database.faults().add(new Fault.HideSessions(), Scope.ALL.account("warden"));

        assertThat(warden.rows("select username from gv$session where type = 'USER'"))
                .extracting(row -> row.get("USERNAME"))
                .containsExactly("APP");
        assertThat(database.sessionsOf("warden")).hasSize(1);
    }
}
