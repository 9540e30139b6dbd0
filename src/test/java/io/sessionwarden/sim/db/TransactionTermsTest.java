package io.sessionwarden.sim.db;

import static io.sessionwarden.sim.db.Codes.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction sees and may do. */
class TransactionTermsTest {
    private OracleSimulator simulator;
    private Client warden;
    private Client one;
    private Client two;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        warden = Client.of(simulator, "warden");
        one = Client.of(simulator, "app");
        two = Client.of(simulator, "app");
        one.execute("create table t (id number primary key, v number)");
        one.execute("insert into t values (1, 0)");
        one.execute("insert into t values (2, 0)");
        one.commit();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_query_goes_on_seeing_the_moment_of_its_start() throws Exception {
        try (Statement statement = one.connection().createStatement()) {
            statement.setFetchSize(1);
            ResultSet rows = statement.executeQuery("select v from t order by id");
            rows.next();
            two.execute("update t set v = 9");
            two.commit();
            rows.next();

            assertThat(rows.getInt(1)).isZero();
        }
        assertThat(one.value("select min(v) from t")).isEqualTo(new BigDecimal(9));
    }

    @Test
    void a_read_only_transaction_sees_its_start_and_changes_nothing() throws Exception {
        one.execute("set transaction read only name 'report'");
        two.execute("update t set v = 9");
        two.commit();

        assertThat(one.value("select max(v) from t")).isEqualTo(BigDecimal.ZERO);
        assertThat(code(() -> one.execute("update t set v = 1"))).isEqualTo(1456);
        assertThat(code(() -> one.rows("select v from t for update"))).isEqualTo(1456);
        one.commit();
        assertThat(one.value("select max(v) from t")).isEqualTo(new BigDecimal(9));
        assertThat(one.execute("update t set v = 1")).isEqualTo(2);
    }

    @Test
    void a_serializable_transaction_cannot_change_what_changed_since_its_start() throws Exception {
        one.execute("set transaction isolation level serializable");
        one.execute("update t set v = 5 where id = 2");
        two.execute("update t set v = 9 where id = 1");
        two.commit();

        assertThat(one.value("select v from t where id = 1")).isEqualTo(BigDecimal.ZERO);
        assertThat(code(() -> one.execute("update t set v = 1 where id = 1"))).isEqualTo(8177);
        assertThat(one.value("select v from t where id = 2")).isEqualTo(new BigDecimal(5));
        one.connection().rollback();
        assertThat(one.execute("update t set v = 1 where id = 1")).isEqualTo(1);
    }

    @Test
    void a_transaction_has_the_name_it_was_given_until_it_ends() throws Exception {
        one.execute("set transaction name 'month end'");
        one.execute("update t set v = 1");
        assertThat(warden.value("select name from v$transaction")).isEqualTo("month end");
        assertThat(code(() -> one.execute("set transaction read only"))).isEqualTo(1453);
        one.commit();
        one.execute("update t set v = 1");
        assertThat(warden.value("select name from v$transaction")).isNull();
    }

    @Test
    void a_standby_refuses_changes_and_definitions_and_allows_kills() throws Exception {
        simulator.database("db1").openMode("READ ONLY WITH APPLY");

        assertThat(code(() -> one.execute("update t set v = 1"))).isEqualTo(16000);
        assertThat(code(() -> one.rows("select v from t for update"))).isEqualTo(16000);
        assertThat(code(() -> one.execute("create table x (id number)"))).isEqualTo(16000);
        assertThat(one.value("select max(v) from t")).isEqualTo(BigDecimal.ZERO);
        warden.kill(one);
        assertThat(simulator.database("db1").sessionsOf("app")).hasSize(1);
    }

    @Test
    void statements_show_what_they_are() throws Exception {
        for (String[] kind : new String[][] {
            {"insert into t values (7, 0)", "2"},
            {"update t set v = 1 where id = 7", "6"},
            {"delete from t where id = 7", "7"},
            {"merge into t using (select 1 id from dual) s on (t.id = s.id) when matched then update set v = 3", "189"}
        }) {
            two.execute("lock table t in exclusive mode");
            var running = one.executeLater(kind[0]);
            await().until(() -> "ACTIVE".equals(warden.sessionOf(one).get("STATUS"))
                    && "VALID".equals(warden.sessionOf(one).get("BLOCKING_SESSION_STATUS")));
            assertThat(warden.sessionOf(one).get("COMMAND")).hasToString(kind[1]);
            two.commit();
            running.get(10, TimeUnit.SECONDS);
            one.commit();
        }
    }
}
