package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, numbers and nulls. */
class OracleTextsTest {
    private OracleOnH2 oracle;

    @BeforeEach
    void table() throws Exception {
        oracle = new OracleOnH2();
        oracle.change("create table t (id number, name varchar2(10), tag raw(4))");
        oracle.change("insert into t values (1, 'ab', hextoraw('0AFF'))");
        oracle.change("insert into t values (2, '', null)");
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
                "select nvl('', 'n'), length(''), '' || 'a' || null, decode('', null, 'same') from dual --> n,NULL,a,same",
                "select id from t where name is null --> 2",
                "select count(*) from t where name <> '' or name = '' --> 0",
                "select id from t where lnnvl(name = 'ab') --> 2",
                "select nvl2(name, 1, 2), coalesce(name, 'z'), nullif(id, 1) from t order by id --> 1,ab,NULL/2,z,2",
                "select greatest(1, null), least('b', 'a') from dual --> NULL,a",
            })
    void the_empty_text_is_null(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select 1 / 4 || '', to_char(-0.5), length(1000), 5 || 'x' from dual --> .25,-.5,4,5x",
                "select '[' || to_char(1234.5, '999,990.00'), to_char(1234.5, 'FM9G999D00'), to_char(255, 'XX'), to_char(255, '0XXX'), to_char(-5, '99MI') from dual --> [   1,234.50,1,234.50, FF, 00FF, 5-",
                "select to_number('1,234.5', '9,999.9'), to_number('ff', 'xx'), '3' + 4, '6' / 4 from dual --> 1234.5,255,7,1.5",
                "select mod(-7, 3), mod(5, 0), remainder(7, 4), width_bucket(5, 0, 10, 5), bitand(6, 3), round(15.5, -1), trunc(19.9, -1), sign(-2) from dual --> -1,5,-1,3,2,20,10,-1",
                "select 100000 * 100000, 7 / 2, 2e3, 1.5d from dual --> 10000000000,3.5,2000,1.5",
            })
    void a_number_is_written_without_a_leading_zero(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select substr('abc', -2, 1), instr('abcabc', 'b', -1, 2), instr('abc', 'x'), substr('abc', 5) from dual --> b,2,0,NULL",
                "select translate('a-b', '-b', '_'), lpad('abc', 2), rpad('a', 3, 'xy'), initcap('a b-c'), replace('abc', 'b'), reverse('abc') from dual --> a_,ab,axy,A B-C,ac,cba",
                "select q'<a'b>', nq'[z]', q'|y|', chr(65), ascii('A'), rawtohex(tag) from t where id = 1 --> a'b,z,y,A,65,0AFF",
                "select id from t where tag = '0aff' --> 1",
                "select 'y' from dual where 'a%b' like 'a\\%b' escape '\\' and 'a\\b' like 'a\\b' --> y",
            })
    void texts_are_cut_and_searched_from_both_ends(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select regexp_substr('a,b,c', '[^,]+', 1, 2), regexp_substr('key=val', '(\\w+)=(\\w+)', 1, 1, 'i', 2), regexp_instr('abcabc', 'b', 1, 2, 1) from dual --> b,val,6",
                "select regexp_replace('abc', '(a)(b)', '\\2\\1'), regexp_replace('aXbX', 'x', '-', 1, 2, 'i'), regexp_count('aXbX', 'x', 1, 'i') from dual --> bac,aXb-,2",
                "select 'y' from dual where regexp_like('a1', '[[:digit:]]') and not regexp_like('A', 'a', 'c') --> y",
            })
    void regular_expressions_are_oracles(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    private static String text(List<List<String>> rows) {
        List<String> lines = rows.stream()
                .map(row -> String.join(",", row.stream().map(String::valueOf).toList()))
                .toList();
        return lines.isEmpty() ? "NONE" : String.join("/", lines).replace("null", "NULL");
    }
}
