package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joins, subqueries and row limits. */
class OracleJoinsTest {
    private OracleOnH2 oracle;

    @BeforeEach
    void table() throws Exception {
        oracle = new OracleOnH2();
        oracle.change("create table s (sid number, blocker number, name varchar2(10))");
        oracle.change("insert into s values (1, null, 'a')");
        oracle.change("insert into s values (2, 1, 'b')");
        oracle.change("insert into s values (3, 2, 'c')");
        oracle.change("insert into s values (4, 2, 'd')");
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
                "select a.sid, b.sid from s a, s b where a.sid = b.blocker(+) and b.sid(+) between 3 and 3 order by 1, 2 --> 1,NULL/2,3/3,NULL/4,NULL",
                "select a.sid, b.sid from s a, s b where nvl(b.blocker(+), 0) = a.sid order by 1, 2 --> 1,2/2,3/2,4/3,NULL/4,NULL",
                "select a.sid from s a, s b where a.sid = b.blocker(+) and b.sid is null order by 1 --> 3/4",
            })
    void the_mark_makes_an_outer_join(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select sid, a.name from s a join s b using (sid) where sid < 3 order by sid --> 1,a/2,b",
                "select sid from s a natural join (select sid from s where sid = 3) b --> 3",
            })
    void joined_columns_are_one(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select sid from s where sid > all (1, 2) order by 1 --> 3/4",
                "select sid from s where sid = any (select blocker from s) order by 1 --> 1/2",
                "select sid from s where (sid, name) in ((1, 'a'), (2, 'x')) --> 1",
                "select sid from s where (sid, name) in (select sid, name from s where sid < 2) --> 1",
                "select sid from s minus select blocker from s order by 1 --> 3/4",
                "select sid from s intersect select blocker from s order by 1 --> 1/2",
            })
    void values_are_compared_with_lists_and_tuples(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select sid from (select sid from s order by sid desc) where rownum <= 2 --> 4/3",
                "select sid from s order by blocker desc nulls last fetch first 1 row with ties --> 3/4",
                "select sid from s order by sid fetch first 50 percent rows only --> 1/2",
                "select sid from s order by sid offset 1 row fetch next 2 rows only --> 2/3",
                "select name from s order by blocker nulls first, sid fetch first row only --> a",
            })
    void rows_are_limited(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    private static String text(List<List<String>> rows) {
        List<String> lines = rows.stream()
                .map(row -> String.join(",", row.stream().map(String::valueOf).toList()))
                .toList();
        return lines.isEmpty() ? "NONE" : String.join("/", lines).replace("null", "NULL");
    }
}
