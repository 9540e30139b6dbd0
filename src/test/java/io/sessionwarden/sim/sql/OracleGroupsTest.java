package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregates, grouping sets, analytic functions, PIVOT. */
class OracleGroupsTest {
    private OracleOnH2 oracle;

    @BeforeEach
    void table() throws Exception {
        oracle = new OracleOnH2();
        oracle.change("create table e (id number, dept varchar2(5), kind varchar2(5), sal number)");
        oracle.change("insert into e values (1, 'A', 'x', 10)");
        oracle.change("insert into e values (2, 'A', 'y', 20)");
        oracle.change("insert into e values (3, 'B', 'x', 30)");
        oracle.change("insert into e values (4, 'B', null, 40)");
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
                "select dept, sum(sal), grouping(dept) from e group by rollup(dept) order by 1 --> A,30,0/B,70,0/NULL,100,1",
                "select dept, kind, grouping_id(dept, kind), count(*) from e group by cube(dept, kind) having grouping_id(dept, kind) > 1 order by 3, 2 --> NULL,x,2,2/NULL,y,2,1/NULL,NULL,2,1/NULL,NULL,3,4",
                "select decode(grouping(dept), 1, 'all', dept) d, sum(sal) t from e group by rollup(dept) order by t desc fetch first 2 rows only --> all,100/B,70",
                "select dept, kind, sum(sal) from e group by grouping sets ((dept), (kind)) having sum(sal) > 30 order by 3, 1, 2 --> NULL,x,40/NULL,NULL,40/B,NULL,70",
                "select sum(sal) from e group by () --> 100",
            })
    void rows_are_grouped_by_several_sets(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select max(kind) keep (dense_rank first order by sal desc), min(id) keep (dense_rank last order by kind nulls first) from e --> NULL,2",
                "select dept, max(id) keep (dense_rank first order by sal) from e group by dept order by dept --> A,1/B,3",
                "select id, sum(sal) keep (dense_rank last order by sal) over (partition by dept) from e order by id --> 1,20/2,20/3,40/4,40",
            })
    void keep_takes_the_first_or_the_last_rows(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select listagg(id, ',') within group (order by sal desc) from e --> 4,3,2,1",
                "select id, listagg(kind, ';') within group (order by id) over (partition by dept) from e order by id --> 1,x;y/2,x;y/3,x/4,x",
                "select listagg(sal / 20, '|' on overflow truncate '...' with count) within group (order by id) from e --> .5|1|1.5|2",
            })
    void lists_are_aggregated(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select id, lag(kind ignore nulls) over (order by id), ratio_to_report(sal) over () from e order by id --> 1,NULL,0.1/2,x,0.2/3,y,0.3/4,x,0.4",
                "select percentile_cont(0.5) within group (order by sal), percentile_disc(0.5) within group (order by sal), median(sal) from e --> 25,20,25",
                "select ntile(2) over (order by id), sum(sal) over (order by id rows between 1 preceding and current row) from e --> 1,10/1,30/2,50/2,70",
                "select dept, sum(sum(sal)) over (order by dept) from e group by dept order by dept --> A,30/B,100",
            })
    void analytic_functions_look_at_a_window(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select * from (select dept, kind, sal from e) pivot (sum(sal) as t, count(*) as c for kind in ('x' as x, 'y' as y)) order by dept --> A,10,1,20,1/B,30,1,NULL,0",
                "select id, col, val from (select id, sal, id * 2 twice from e where id < 3) unpivot (val for col in (sal as 'S', twice)) order by id, col --> 1,S,10/1,TWICE,2/2,S,20/2,TWICE,4",
            })
    void columns_become_rows_and_rows_columns(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    private static String text(List<List<String>> rows) {
        List<String> lines = rows.stream()
                .map(row -> String.join(",", row.stream().map(String::valueOf).toList()))
                .toList();
        return lines.isEmpty() ? "NONE" : String.join("/", lines).replace("null", "NULL");
    }
}
