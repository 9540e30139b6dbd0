package io.sessionwarden.sim.db;

import static io.sessionwarden.sim.db.Codes.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.OracleSimulator;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows, keys and tables that one transaction holds and another one wants. */
class LockingTest {
    private OracleSimulator simulator;
    private Client warden;
    private Client one;
    private Client two;
    private Client three;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        warden = Client.of(simulator, "warden");
        one = Client.of(simulator, "app");
        two = Client.of(simulator, "app");
        three = Client.of(simulator, "app");
        one.execute("create table t (id number primary key, v number)");
        one.execute("create table d (id integer primary key, t_id number)");
        for (int id = 1; id <= 4; id++) {
            one.execute("insert into t values (?, 0)", id);
            one.execute("insert into d values (?, ?)", id * 10, id);
        }
        one.commit();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void of_two_that_wait_for_one_another_one_gets_ora_00060_and_keeps_its_transaction() throws Exception {
        one.execute("update t set v = 1 where id = 1");
        two.execute("update t set v = 2 where id = 2");
        CompletableFuture<Long> first = one.executeLater("update t set v = 1 where id = 2");
        awaitBlocked(one);
        CompletableFuture<Long> second = two.executeLater("update t set v = 2 where id = 1");

        assertThat(code(first)).isEqualTo(60);
        assertThat(second).isNotDone();
        assertThat(one.value("select v from t where id = 1")).isEqualTo(BigDecimal.ONE);
        assertThat(warden.sessionOf(two)).containsEntry("BLOCKING_SESSION", new BigDecimal(one.sid()));
        one.connection().rollback();
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        two.commit();
        assertThat(three.value("select v from t where id = 1")).isEqualTo(new BigDecimal(2));
    }

    @Test
    void three_in_a_circle_are_one_deadlock() throws Exception {
        one.execute("update t set v = 1 where id = 1");
        two.execute("update t set v = 2 where id = 2");
        three.execute("lock table d in exclusive mode");
        CompletableFuture<Long> first = one.executeLater("update t set v = 1 where id = 2");
        awaitBlocked(one);
        CompletableFuture<Long> second = two.executeLater("delete from d");
        awaitBlocked(two);
        CompletableFuture<Long> third = three.executeLater("update t set v = 3 where id = 1");

        assertThat(code(first)).isEqualTo(60);
        one.connection().rollback();
        assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        three.commit();
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(4);
    }

    @Test
    void a_row_given_back_by_a_savepoint_is_free_for_newcomers_while_who_waited_goes_on_waiting() throws Exception {
        one.execute("update t set v = 1 where id = 1");
        one.execute("savepoint s");
        one.execute("update t set v = 1 where id = 2");
        CompletableFuture<Long> waiter = two.executeLater("update t set v = 2 where id = 2");
        awaitBlocked(two);

        one.execute("rollback to s");

        assertThat(three.execute("update t set v = 3 where id = 2")).isEqualTo(1);
        three.commit();
        assertThat(waiter).isNotDone();
        one.commit();
        assertThat(waiter.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void savepoints_end_with_the_transaction_and_with_a_rollback_to_an_earlier_one() throws Exception {
        one.execute("savepoint early");
        one.execute("insert into t values (5, 0)");
        one.execute("savepoint late");
        one.execute("rollback to early");
        assertThat(code(() -> one.execute("rollback to late"))).isEqualTo(1086);
        one.commit();
        assertThat(code(() -> one.execute("rollback to savepoint early"))).isEqualTo(1086);
        assertThat(one.value("select count(*) from t")).isEqualTo(new BigDecimal(4));
    }

    @Test
    void a_waiter_behind_a_transaction_with_a_failed_statement_can_be_killed() throws Exception {
        one.execute("update t set v = 1 where id = 1");
        assertThat(code(() -> one.execute("insert into t values (2, 0)"))).isEqualTo(1);
        CompletableFuture<Long> waiter = two.executeLater("update t set v = 2 where id = 1");
        awaitBlocked(two);

        assertThat(code(() -> warden.kill(two))).isEqualTo(31);

        assertThat(code(waiter)).isEqualTo(28);
    }

    @Test
    void a_statement_that_fails_half_way_leaves_nothing_and_the_transaction_open() throws Exception {
        one.execute("update t set v = 1 where id = 1");

        assertThat(code(() -> one.execute("insert into t select id - 3, 9 from t order by id")))
                .isEqualTo(1);

        assertThat(two.execute("insert into t values (-2, 0)")).isEqualTo(1);
        one.commit();
        assertThat(one.value("select v from t where id = 1")).isEqualTo(BigDecimal.ONE);
        assertThat(one.value("select count(*) from t")).isEqualTo(new BigDecimal(4));
    }

    @Test
    void a_key_that_another_transaction_has_inserted_is_waited_for() throws Exception {
        one.execute("insert into t values (5, 1)");
        CompletableFuture<Long> same = two.executeLater("insert into t values (5, 2)");
        awaitBlocked(two);
        assertThat(warden.sessionOf(two)).containsEntry("EVENT", "enq: TX - row lock contention");
        assertThat(warden.value("select request from v$lock where sid = ? and request > 0", two.sid()))
                .isEqualTo(new BigDecimal(4));
        one.commit();
        assertThat(code(same)).isEqualTo(1);

        one.execute("insert into d values (50, 1)");
        CompletableFuture<Long> other = two.executeLater("insert into d values (50, 2)");
        awaitBlocked(two);
        one.connection().rollback();
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void a_key_that_another_transaction_has_deleted_is_waited_for() throws Exception {
        one.execute("delete from t where id = 4");
        CompletableFuture<Long> again = two.executeLater("insert into t values (4, 2)");
        awaitBlocked(two);
        one.commit();
        assertThat(again.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void for_update_locks_the_rows_of_all_joined_tables() throws Exception {
        assertThat(one.rows("select t.v, d.id from t join d on d.t_id = t.id where t.id = 1 for update"))
                .hasSize(1);

        assertThat(code(() -> two.rows("select * from d where id = 10 for update nowait")))
                .isEqualTo(54);
        assertThat(code(() -> two.rows("select * from t where id = 1 for update wait 1")))
                .isEqualTo(30006);
        assertThat(two.rows("select * from d where id = 20 for update nowait")).hasSize(1);
        assertThat(three.rows("select id from t for update skip locked"))
                .extracting(row -> row.get("ID").toString())
                .containsExactlyInAnyOrder("2", "3", "4");
    }

    @Test
    void for_update_of_a_column_locks_the_rows_of_its_table_only() throws Exception {
        one.rows("select t.v, d.id from t, d where d.t_id = t.id and t.id = 1 for update of t.v");

        assertThat(two.rows("select * from d where id = 10 for update nowait")).hasSize(1);
        assertThat(code(() -> two.rows("select * from t where id = 1 for update nowait")))
                .isEqualTo(54);
        assertThat(code(() -> two.rows("select t.v from t for update of nosuch")))
                .isEqualTo(904);
        assertThat(code(() -> two.rows("select distinct v from t for update"))).isEqualTo(1786);
    }

    @Test
    void for_update_that_fails_half_way_leaves_no_lock() throws Exception {
        one.execute("update t set v = 1 where id = 3");

        assertThat(code(() -> two.rows("select v from t order by id for update nowait")))
                .isEqualTo(54);

        assertThat(three.rows("select v from t where id = 1 for update nowait")).hasSize(1);
    }

    @Test
    void a_timed_wait_for_a_row_can_be_cancelled() throws Exception {
        one.execute("update t set v = 1 where id = 1");
        CompletableFuture<Integer> timed = CompletableFuture.supplyAsync(
                () -> code(() -> three.rows("select v from t where id = 1 for update wait 600")));
        awaitBlocked(three);

        warden.execute("alter system cancel sql '" + three.sid() + "," + serial(three) + "'");

        assertThat(timed.get(10, TimeUnit.SECONDS)).isEqualTo(1013);
    }

    @Test
    void who_waits_first_gets_the_row_first() throws Exception {
        one.execute("update t set v = 1 where id = 1");
        CompletableFuture<Long> first = two.executeLater("update t set v = v * 10 where id = 1");
        awaitBlocked(two);
        CompletableFuture<Long> second = three.executeLater("update t set v = v + 5 where id = 1");
        awaitBlocked(three);

        one.commit();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(second).isNotDone();
        two.commit();
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        three.commit();
        assertThat(one.value("select v from t where id = 1")).isEqualTo(new BigDecimal(15));
    }

    @Test
    void a_locked_table_is_shown_with_its_mode_and_keeps_changes_out() throws Exception {
        one.execute("lock table t in share mode");
        assertThat(warden.row("select l.locked_mode, l.xidusn, o.object_name from gv$locked_object l"
                        + " join dba_objects o on o.object_id = l.object_id"))
                .containsEntry("LOCKED_MODE", new BigDecimal(4))
                .containsEntry("XIDUSN", BigDecimal.ZERO)
                .containsEntry("OBJECT_NAME", "T");
        two.execute("lock table t in share mode nowait");
        two.commit();
        CompletableFuture<Long> change = two.executeLater("update t set v = 2 where id = 1");
        awaitBlocked(two);

        Map<String, Object> waiter = warden.sessionOf(two);
        assertThat(waiter).containsEntry("EVENT", "enq: TM - contention").containsEntry("WAIT_CLASS", "Application");
        assertThat(waiter).containsEntry("P1", new BigDecimal(1414332419)).containsEntry("P3", BigDecimal.ZERO);
        assertThat(warden.rows("select sid from v$lock where type = 'TM' and block = 1"))
                .extracting(row -> row.get("SID"))
                .containsExactly(new BigDecimal(one.sid()));
        assertThat(code(() -> three.execute("lock table t in exclusive mode nowait")))
                .isEqualTo(54);
        assertThat(code(() -> three.execute("lock table t in row exclusive mode wait 1")))
                .isEqualTo(54);
        one.commit();
        assertThat(change.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void a_definition_fails_on_a_table_in_use_and_has_committed_all_the_same() throws Exception {
        two.execute("lock table d in row share mode");
        one.execute("update t set v = 7 where id = 1");

        assertThat(code(() -> one.execute("drop table d"))).isEqualTo(54);

        one.connection().rollback();
        assertThat(three.value("select v from t where id = 1")).isEqualTo(new BigDecimal(7));
        assertThat(code(() -> three.execute("truncate table d"))).isEqualTo(54);
        two.commit();
        assertThat(code(() -> three.execute("alter table d add x number"))).isZero();
    }

    private Object serial(Client client) throws Exception {
        return warden.sessionOf(client).get("SERIAL#");
    }

    private void awaitBlocked(Client client) {
        await().until(() -> "VALID".equals(warden.sessionOf(client).get("BLOCKING_SESSION_STATUS")));
    }
}
