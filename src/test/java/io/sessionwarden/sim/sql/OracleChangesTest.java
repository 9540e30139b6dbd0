package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OracleChangesTest {
    private OracleOnH2 oracle;

    @BeforeEach
    void table() throws Exception {
        oracle = new OracleOnH2();
        oracle.change(
                "create table orders (id number(10) primary key, customer varchar2(20 char) default 'none' not null,"
                        + " placed date default sysdate, amount number) tablespace users pctfree 10");
        oracle.change("insert into orders (id, customer, amount) values (:1, :2, :3)", 1, "ann", 10);
        oracle.change("insert into orders values (2, 'bob', date '2024-01-01', 20)");
    }

    @AfterEach
    void close() throws Exception {
        oracle.close();
    }

    @Test
    void an_insert_takes_defaults_and_binds() throws Exception {
        assertThat(oracle.rows("select customer, amount, placed from orders where id = 1"))
                .containsExactly(List.of("ann", "10", "2024-03-15 10:30:45"));
    }

    @Test
    void an_insert_copies_from_a_query() throws Exception {
        assertThat(oracle.change("insert into orders (id, amount) select id + 10, amount / 4 from orders"))
                .isEqualTo(2);
        assertThat(oracle.rows("select id, customer, amount from orders where id > 10 order by id"))
                .containsExactly(List.of("11", "none", "2.5"), List.of("12", "none", "5"));
    }

    @Test
    void an_update_sets_values_and_columns_from_a_subquery() throws Exception {
        assertThat(oracle.change(
                        "update orders o set o.amount = o.amount + 1/2, placed = placed + 1 where o.id = :id", 2))
                .isEqualTo(1);
        oracle.change("update orders set (customer, amount) = (select 'eve', 7 from dual) where id = 1");
        assertThat(oracle.rows("select id, customer, amount, placed from orders order by id"))
                .containsExactly(
                        List.of("1", "eve", "7", "2024-03-15 10:30:45"),
                        List.of("2", "bob", "20.5", "2024-01-02 00:00:00"));
    }

    @Test
    void a_delete_works_with_and_without_from() throws Exception {
        assertThat(oracle.change("delete orders where id = 1")).isEqualTo(1);
        assertThat(oracle.change("delete from orders o where exists (select 1 from dual where o.id = 2)"))
                .isEqualTo(1);
    }

    @Test
    void a_merge_updates_and_inserts() throws Exception {
        String merge = "merge into orders o using (select 1 id, 99 amount from dual union all select 3, 30 from dual) s"
                + " on (o.id = s.id) when matched then update set o.amount = s.amount"
                + " when not matched then insert (id, amount) values (s.id, s.amount)";
        assertThat(oracle.change(merge)).isEqualTo(2);
        assertThat(oracle.rows("select id, amount from orders order by id"))
                .containsExactly(List.of("1", "99"), List.of("2", "20"), List.of("3", "30"));
    }

    @Test
    void binds_of_any_type_take_part() throws Exception {
        Timestamp later = Timestamp.valueOf("2024-02-01 00:00:00");
        assertThat(oracle.rows(
                        "select id from orders where placed < :d and (:n is null or id = :n) and customer like :t",
                        later,
                        2,
                        2,
                        "b%"))
                .containsExactly(List.of("2"));
        assertThat(oracle.rows("select id from orders where placed > sysdate - :days", 1))
                .containsExactly(List.of("1"));
        assertThat(oracle.rows("select count(*) from orders where customer = nvl(:1, customer)", ""))
                .containsExactly(List.of("2"));
    }

    @Test
    void result_columns_are_named_as_oracle_names_them() throws Exception {
        assertThat(
                        oracle.names(
                                "select id, o.amount a, o.amount as \"Mixed\", count(*) over (), sysdate - 1, 'x y' from orders o"))
                .containsExactly("ID", "A", "Mixed", "COUNT(*)OVER()", "SYSDATE-1", "'XY'");
        assertThat(oracle.names("select * from orders")).containsExactly("ID", "CUSTOMER", "PLACED", "AMOUNT");
    }

    @Test
    void rows_are_locked() throws Exception {
        assertThat(oracle.rows("select id from orders where id = 1 for update nowait"))
                .containsExactly(List.of("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table copy as select id, amount / 3 share from orders",
                "create table x (id number, value varchar2(10), r raw(16), c clob, ts timestamp(6), constraint pk primary key (id))",
                "create index i on orders (customer)",
                "create sequence s start with 5",
                "create or replace view v as select id, sysdate - placed age from orders",
                "alter table orders add (note varchar2(10))",
                "alter table orders add note varchar2(10)",
                "alter table orders modify (customer varchar2(50))",
                "alter table orders drop column amount",
                "truncate table orders",
                "drop table orders cascade constraints purge",
                "comment on table orders is 'it''s'",
            })
    void data_is_defined(String ddl) throws Exception {
        assertThat(oracle.parse(ddl)).isInstanceOf(OracleStatement.Ddl.class);
        oracle.change(ddl);
    }

    @Test
    void a_merge_deletes_by_what_it_updated() throws Exception {
        oracle.change("create table m (id number, v varchar2(5))");
        oracle.change("insert into m values (1, 'a')");
        oracle.change("insert into m values (2, 'gone')");
        oracle.change("merge into m using (select 1 id, 'gone' v from dual union all select 2, 'stays' from dual"
                + " union all select 3, 'new' from dual) n on (m.id = n.id)"
                + " when matched then update set m.v = n.v delete where m.v = 'gone'"
                + " when not matched then insert (id, v) values (n.id, n.v)");
        assertThat(oracle.rows("select id, v from m order by id")).hasToString("[[2, stays], [3, new]]");
    }

    @Test
    void a_change_returns_values() throws Exception {
        oracle.change("create table m (id number, v varchar2(5))");
        oracle.change("insert into m values (1, 'a')");
        var dml = (OracleStatement.Dml)
                oracle.parse("update m set v = :v where id = :i returning id, upper(v) into :a, :b");
        assertThat(dml.binds()).containsExactly(new Bind("V"), new Bind("I"));
        assertThat(dml.into()).containsExactly(new Bind("A"), new Bind("B"));
        try (var statement = oracle.h2.prepareStatement(dml.h2())) {
            statement.setObject(1, "z");
            statement.setObject(2, 1);
            var rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1) + rows.getString(2)).isEqualTo("1Z");
            assertThat(rows.next()).isFalse();
        }
        assertThat(oracle.rows("select v from m")).hasToString("[[z]]");
    }
}
