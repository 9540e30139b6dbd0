package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sessionwarden.sim.call.OraError;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Oracle refuses: the code, and for what is found while parsing the place in the statement. */
class OracleErrorsTest {
    private OracleOnH2 oracle;

    @BeforeEach
    void table() throws Exception {
        oracle = new OracleOnH2();
        oracle.change("create table s (sid number, blocker number, name varchar2(10), at date)");
        oracle.change("insert into s values (1, 2, 'a', sysdate)");
        oracle.change("insert into s values (2, 1, 'b', sysdate)");
    }

    @AfterEach
    void close() throws Exception {
        oracle.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "selec 1 from dual --> 900 --> 0",
                "select sid from s a, s b --> 918 --> 7",
                "select * from s where sid --> 920 --> 25",
                "select sid from s where sid x 1 --> 920 --> 28",
                "select sid frm s --> 923 --> 15",
                "select sid from --> 903 --> 15",
                "select sid from s group sid --> 924 --> 24",
                "insert into s value (1) --> 926 --> 14",
                "update s sid = 1 --> 971 --> 13",
                "select case when 1 = 1 then 2 from dual --> 905 --> 30",
                "select count(sid from s --> 907 --> 17",
                "select sid from (select sid from s --> 907 --> 34",
                "select sid from s) --> 933 --> 17",
                "select sid, from s --> 936 --> 12",
                "select sid from s where sid in () --> 936 --> 32",
                "select case when 1 = 1 then 'a' else 1 end from dual --> 932 --> 37",
                "select at * 2 from s --> 932 --> 7",
                "select sid from s where count(*) > 1 --> 934 --> 24",
                "select sid, count(*) from s --> 937 --> 7",
                "select name, sid from s group by name --> 979 --> 13",
                "select max(count(*)) from s --> 978 --> 11",
                "insert into s values (1) --> 947 --> 14",
                "insert into s (sid) values (1, 2) --> 913 --> 20",
                "insert into s (sid, sid) values (1, 2) --> 957 --> 20",
                "select sid from s where sid in (select sid, name from s) --> 913 --> 31",
                "select sid from s order by 3 --> 1785 --> 27",
                "select 1 from dual union select 1, 2 from dual --> 1789 --> 0",
                "select sid from s union select name from s --> 1790 --> 7",
                "select level from s --> 1788 --> 7",
                "select prior sid from s --> 1788 --> 7",
                "select a.sid from s a, s b where a.sid(+) = b.sid(+) --> 1468 --> 33",
                "select a.sid from s a, s b where a.sid = b.sid(+) or b.sid(+) = 1 --> 1719 --> 41",
                "select date '2024-13-01' from dual --> 1843 --> 7",
                "select date '2024-02-30' from dual --> 1839 --> 7",
                "select \"sid from s --> 1740 --> 7",
                "select 'sid from s --> 1756 --> 7",
                "select extract(hour from at) from s --> 30076 --> 25",
                "select sid from s sample (5) --> 3001 --> 0",
                "select * from s a full outer join s b on a.sid = b.sid --> 3001 --> 34",
                "select a.sid from s a cross apply (select 1 x from s) b --> 3001 --> 34",
                "insert all into s (sid) values (1) select 1 from dual --> 3001 --> 7",
                "with t(a) as (select 1 from dual union select a from t) select * from t --> 32040 --> 14",
            })
    void a_statement_that_is_none_is_refused_at_its_place(String sql, int code, int position) {
        OraError error = (OraError) catchThrowable(() -> oracle.parse(sql));
        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.position()).isEqualTo(position);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select sid from s start with sid = 1 connect by prior sid = blocker --> 1436",
                "select to_number('a', '99') from dual --> 1722",
                "select to_date('2024-13-01', 'YYYY-MM-DD') from dual --> 1843",
                "select to_date('2024-02-30', 'YYYY-MM-DD') from dual --> 1839",
                "select to_date('2024-02-32', 'YYYY-MM-DD') from dual --> 1847",
                "select to_date('2024-02-01 1', 'YYYY-MM-DD') from dual --> 1830",
                "select to_date('2024', 'YYYY-MM-DD') from dual --> 1840",
                "select to_date('abc', 'YYYY') from dual --> 1858",
                "select to_date('2024-02-01') from dual --> 1861",
                "select to_date('2024', 'XYZ') from dual --> 1821",
                "select to_char(1, 'nonsense') from dual --> 1481",
                "select to_date('25', 'HH24') from dual --> 1850",
            })
    void a_value_that_is_none_is_refused(String sql, int code) {
        Throwable error = catchThrowable(() -> oracle.rows(sql));
        assertThat(error).isInstanceOf(SQLException.class);
        Throwable deepest = error;
        while (deepest.getCause() instanceof SQLException cause) {
            deepest = cause;
        }
        assertThat(((SQLException) deepest).getErrorCode()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select sid from s start with sid = 1 connect by nocycle prior sid = blocker --> [[1], [2]]",
                "select sid, connect_by_iscycle from s start with sid = 1 connect by nocycle prior sid = blocker --> [[1, 0], [2, 1]]",
            })
    void a_loop_is_walked_once_when_cycles_are_allowed(String sql, String rows) throws Exception {
        assertThat(oracle.rows(sql)).hasToString(rows);
    }
}
