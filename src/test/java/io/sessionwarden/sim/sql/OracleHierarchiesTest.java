package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CONNECT BY and recursive WITH. */
class OracleHierarchiesTest {
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
                "select sid from s start with blocker is null connect by prior sid = blocker order siblings by sid desc --> 1/2/4/3",
                "select lpad(sid, level, '*'), level from s where level > 1 start with blocker is null connect by blocker = prior sid order siblings by sid --> *2,2/**3,3/**4,3",
                "select sid, prior name from s start with sid = 3 connect by sid = prior blocker --> 3,NULL/2,c/1,b",
                "select rownum, sid from s where rownum <= 2 start with blocker is null connect by prior sid = blocker --> 1,1/2,2",
                "select count(*), max(level) from s start with sid = 2 connect by prior sid = blocker --> 3,2",
                "select sid from s where sid in (select sid from s start with sid = 4 connect by sid = prior blocker) order by 1 --> 1/2/4",
            })
    void a_hierarchy_is_walked_depth_first(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select sys_connect_by_path(name, '/'), connect_by_root sid, connect_by_isleaf from s start with sid = 2 connect by prior sid = blocker order siblings by sid --> /b,2,0//b/c,2,1//b/d,2,1",
                "select connect_by_root(name) r, prior (sid + 1) q from s where level = 2 start with sid = 1 connect by prior sid = blocker --> a,2",
            })
    void a_row_of_a_hierarchy_knows_its_path_root_and_leaves(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select level from dual connect by level <= 3 --> 1/2/3",
                "select rownum from dual connect by rownum <= 2 --> 1/2",
                "select regexp_substr('a,b,c', '[^,]+', 1, level) from dual connect by level <= regexp_count('a,b,c', ',') + 1 --> a/b/c",
                "select sid from s start with sid = 1 connect by prior sid = blocker and level <= 2 --> 1/2",
                "select count(*) from (select level n from dual connect by level <= 1000) where n > 990 --> 10",
            })
    void a_level_can_be_limited_and_numbers_be_made(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "with t(a, n) as (select 1, 10 from dual union all select a + 1, n * 2 from t where a < 4) select * from t --> 1,10/2,20/3,40/4,80",
                "with b as (select * from s), t(sid, lvl, p) as (select sid, 1, name from b where blocker is null union all select b.sid, t.lvl + 1, t.p || '>' || b.name from b join t on b.blocker = t.sid) select sid, lvl, p from t order by sid --> 1,1,a/2,2,a>b/3,3,a>b>c/4,3,a>b>d",
            })
    void a_subquery_can_name_itself(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    private static String text(List<List<String>> rows) {
        List<String> lines = rows.stream()
                .map(row -> String.join(",", row.stream().map(String::valueOf).toList()))
                .toList();
        return lines.isEmpty() ? "NONE" : String.join("/", lines).replace("null", "NULL");
    }
}
