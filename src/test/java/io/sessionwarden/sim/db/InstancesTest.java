package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.OracleSimulator;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstancesTest {
    private OracleSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().instances(2).start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_global_view_shows_both_instances_and_a_plain_one_its_own() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client.of(simulator, "db1_1", "app");
        Client.of(simulator, "db1_2", "app");

        assertThat(warden.rows("select inst_id from gv$session where username = 'APP' order by 1"))
                .extracting(row -> row.get("INST_ID").toString())
                .containsExactly("1", "2");
        assertThat(warden.rows("select sid from v$session where username = 'APP'"))
                .hasSize(1);
    }

    @Test
    void the_service_of_the_database_leads_to_its_instances_in_turn() throws Exception {
        Client first = Client.of(simulator, "app");
        Client second = Client.of(simulator, "app");

        String instance = "select sys_context('USERENV', 'INSTANCE') from dual";
        assertThat(first.value(instance)).isNotEqualTo(second.value(instance));
    }

    @Test
    void a_kill_without_instance_means_the_own_one() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client.of(simulator, "db1_1", "app2");
        Client.of(simulator, "db1_2", "warden");
        Client.of(simulator, "db1_2", "warden");
        Client.of(simulator, "db1_2", "app");
        Map<String, Object> victim = warden.row("select * from gv$session where username = 'APP'");
        String here = victim.get("SID") + "," + victim.get("SERIAL#");

        SQLException missed = catchThrowableOfType(
                SQLException.class, () -> warden.execute("alter system kill session '" + here + "' immediate"));
        assertThat(missed.getErrorCode()).isEqualTo(30);

        warden.execute("alter system kill session '" + here + ",@2' immediate");
        assertThat(simulator.database("db1").sessionsOf("app")).isEmpty();
    }

    @Test
    void a_lock_is_seen_across_instances() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client holder = Client.of(simulator, "db1_1", "app");
        Client waiter = Client.of(simulator, "db1_2", "app");
        holder.execute("create table t (id number)");
        holder.execute("insert into t values (1)");
        holder.commit();
        holder.execute("update t set id = 2");
        waiter.executeLater("update t set id = 3");

        org.awaitility.Awaitility.await()
                .until(() -> !warden.rows("select 1 from gv$session where inst_id = 2 and blocking_instance = 1"
                                + " and blocking_session = " + holder.sid())
                        .isEmpty());
    }
}
