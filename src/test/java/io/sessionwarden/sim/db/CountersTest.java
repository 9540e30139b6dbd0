package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.net.Traffic;
import io.sessionwarden.testing.Oracle;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts by which clients can be judged. */
class CountersTest {
    private OracleSimulator simulator;
    private SimulatedDatabase database;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().instances(2).start();
        database = simulator.database("db1");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void traffic_is_counted_for_the_database_whichever_service_leads_to_it() throws Exception {
        Client first = Client.of(simulator, "db1_1", "app");
        Client second = Client.of(simulator, "db1_2", "app");
        Traffic traffic = simulator.traffic("db1");
        long roundTrips = traffic.roundTrips();

        first.value("select 1 from dual");
        second.value("select 1 from dual");

        assertThat(traffic.roundTrips() - roundTrips).isBetween(2L, 4L);
        assertThat(traffic.connects()).isEqualTo(2);
        assertThat(traffic.openConnections()).isEqualTo(2);
        assertThat(traffic.bytesIn()).isPositive();
    }

    @Test
    void logins_are_counted_by_account_as_let_in_and_refused() throws Exception {
        Client.of(simulator, "app").close();
        catchThrowableOfType(SQLException.class, () -> Oracle.login(simulator.url("db1"), "app", "wrong"));

        assertThat(database.counters().logons()).containsEntry("APP", 1);
        assertThat(database.counters().logonsRefused()).containsEntry("APP", 1);
    }

    @Test
    void statement_texts_are_kept_with_how_often_they_ran() throws Exception {
        Client app = Client.of(simulator, "app");
        app.value("select 4711 from dual");
        app.value("select 4711 from dual");

        assertThat(database.statementTexts())
                .filteredOn(statement -> statement.text().contains("4711"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.executions()).isEqualTo(2));
    }

    @Test
    void each_call_is_noted_with_its_account_time_and_kind() throws Exception {
        Instant before = Instant.now();
        Client app = Client.of(simulator, "app");
        app.execute("create table t (id number)");
        app.execute("insert into t values (1)");
        app.commit();
        app.execute("begin null; end;");

        List<Arrival> calls = database.lastCalls().stream()
                .filter(call -> call.sid() == app.sid())
                .toList();
        assertThat(calls).extracting(Arrival::account).containsOnly("APP");
        assertThat(calls).extracting(Arrival::kind).containsSubsequence("select", "ddl", "dml", "commit", "plsql");
        assertThat(calls).extracting(Arrival::nanos).isSorted();
        assertThat(calls).allSatisfy(call -> assertThat(call.at()).isBetween(before, Instant.now()));
        assertThat(calls)
                .filteredOn(call -> call.kind().equals("dml"))
                .allSatisfy(call -> assertThat(call.sqlId()).isEqualTo(SqlId.of("insert into t values (1)")));
    }

    @Test
    void the_last_calls_are_kept_and_older_ones_forgotten() throws Exception {
        Client app = Client.of(simulator, "app");
        for (int i = 0; i < 4_100; i++) {
            assertThat(app.connection().isValid(5)).isTrue();
        }
        app.execute("begin null; end;");

        assertThat(database.counters().calls()).isGreaterThan(4_100);
        assertThat(database.lastCalls()).hasSize(4_096);
        assertThat(database.lastCalls().getLast().kind()).isEqualTo("plsql");
    }

    @Test
    void a_kill_is_written_down_with_what_the_victim_did_and_whom_it_blocked() throws Exception {
        Client warden = Client.of(simulator, "db1_1", "warden");
        Client victim = Client.of(simulator, "db1_1", "app");
        victim.execute("create table t (id number)");
        victim.execute("insert into t values (1)");
        victim.commit();
        victim.execute("update t set id = 2");
        Client waiter = Client.of(simulator, "db1_2", "app");
        waiter.executeLater("update t set id = 3");
        await().until(() -> database.sessions().stream()
                .anyMatch(session -> session.waiting().blocker().isPresent()));

        String key = Client.key(warden.row("select * from gv$session where inst_id = 1 and sid = ?", victim.sid()));
        warden.execute("alter system kill session '" + key + "' immediate");

        assertThat(database.killLog()).singleElement().satisfies(kill -> {
            assertThat(kill.killer().username()).isEqualTo("WARDEN");
            assertThat(kill.target()).isEqualTo(key);
            assertThat(kill.immediate()).isTrue();
            assertThat(kill.answer()).isZero();
            assertThat(kill.victimText()).isEqualTo("update t set id = 2");
            assertThat(kill.blocked()).isEqualTo(1);
            assertThat(kill.victim().orElseThrow().transaction()).isPresent();
        });
    }
}
