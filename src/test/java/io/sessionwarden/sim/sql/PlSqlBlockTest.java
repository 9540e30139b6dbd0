package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlSqlBlockTest {
    private OracleOnH2 oracle;
    private RecordingHost host;

    @BeforeEach
    void table() throws Exception {
        oracle = new OracleOnH2();
        host = new RecordingHost(oracle);
        oracle.change("create table t (id number primary key, name varchar2(20), at date)");
        oracle.change("insert into t values (1, 'one', sysdate)");
        oracle.change("insert into t values (2, 'two', sysdate - 1)");
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
                "begin null; end;                                                   --> []",
                "BEGIN/* a comment */Dbms_Session . Sleep( 0.25 );end; /            --> [sleep 250]",
                "begin sys.dbms_lock.sleep(seconds => 1 + 1); end;                  --> [sleep 2000]",
                "begin dbms_application_info.set_module('billing', 'close'); end;   --> [module billing close]",
                "begin dbms_application_info.set_module(action_name => null, module_name => 'm'); end; --> [module m null]",
                "begin dbms_application_info.set_action('a'); dbms_application_info.set_client_info('i'); end; --> [action a, info i]",
                "begin dbms_session.set_identifier('me'); dbms_session.clear_identifier; end; --> [identifier me, identifier null]",
                "declare n number := 3; begin if n > 5 then dbms_session.sleep(1); elsif n = 3 then dbms_session.sleep(2); else null; end if; end; --> [sleep 2000]",
                "declare n number; begin n := n + 1; if n is null then dbms_session.set_identifier('null'); end if; end; --> [identifier null]",
                "begin for i in 1..3 loop dbms_session.sleep(i); end loop; end;     --> [sleep 1000, sleep 2000, sleep 3000]",
                "begin insert into t(id) values (3); commit; update t set name = 'x'; rollback; end; --> [execute, commit, execute, rollback]",
                "begin execute immediate 'delete from t'; execute immediate q'[begin dbms_session.sleep(1); end;]'; end; --> [execute, sleep 1000]",
                "begin raise_application_error(-20001, 'no'); exception when others then dbms_session.set_action(sqlcode); dbms_session.sleep(1); end; --> PLS",
                "begin raise_application_error(-20001, 'no'); exception when others then dbms_application_info.set_action(sqlerrm); end; --> [action ORA-20001: no]",
                "declare x varchar2(20); begin select name into x from t where id = 9; exception when no_data_found then dbms_session.set_identifier('none'); end; --> [identifier none]",
                "declare n t.nothing%type; begin null; end;                         --> PLS",
                "declare n t.id%type := 2; v t%rowtype; begin select * into v from t where id = n; dbms_session.set_identifier(v.name); end; --> [identifier two]",
                "declare n number := 0; begin while n < 9 loop n := n + 1; continue when n = 1; exit when n > 3; dbms_session.sleep(n); end loop; end; --> [sleep 2000, sleep 3000]",
                "begin for i in reverse 1..3 loop dbms_session.sleep(i); if i = 2 then return; end if; end loop; end; --> [sleep 3000, sleep 2000]",
                "begin for x in (select id, name from t order by id) loop dbms_session.set_identifier(x.id || x.name); end loop; end; --> [identifier 1one, identifier 2two]",
                "declare cursor c is select name from t order by id; n t.name%type; begin open c; loop fetch c into n; exit when c%notfound; dbms_session.set_identifier(n || c%rowcount); end loop; close c; end; --> [identifier one1, identifier two2]",
                "declare cursor c is select name from t order by id desc; begin for x in c loop dbms_session.set_identifier(x.name); exit; end loop; end; --> [identifier two]",
                "declare cursor c is select name from t; n t.name%type; begin fetch c into n; exception when invalid_cursor then dbms_session.set_identifier('closed'); end; --> [identifier closed]",
                "declare e exception; pragma exception_init(e, -20007); begin raise_application_error(-20007, 'x'); exception when e then dbms_session.set_identifier(sqlcode); end; --> [identifier -20007]",
                "declare e exception; begin raise e; exception when no_data_found then null; when e then dbms_session.set_identifier(sqlcode || sqlerrm); end; --> [identifier 1User-Defined Exception]",
                "begin raise no_data_found; exception when no_data_found then dbms_session.set_identifier(sqlcode); end; --> [identifier -1403]",
                "declare b boolean := false; begin b := not b; if b and true then dbms_session.sleep(1); end if; end; --> [sleep 1000]",
                "begin update t set name = 'x' where id = 9; if sql%notfound then dbms_session.set_identifier('none'); end if; end; --> [execute, identifier none]",
                "begin exit; end;                                                   --> PLS-00376",
                "begin goto x; end;                                                 --> PLS",
                "begin begin raise_application_error(-20002, 'in'); end; exception when others then dbms_session.set_identifier(sqlcode); end; --> [identifier -20002]",
                "declare d date := sysdate; n number; begin n := (d + 1 - d) * 2; dbms_session.sleep(n); end; --> [sleep 2000]",
                "begin update t set name = upper(name); dbms_session.sleep(sql%rowcount); end; --> [execute, sleep 2000]",
                "begin no_such_package.run(1); end;                                 --> PLS",
                "begin null end;                                                    --> PLS",
            })
    void a_block_does_what_its_statements_say(String sql, String expected) throws Exception {
        try {
            run(sql, Map.of());
            assertThat(host.calls).hasToString(expected);
        } catch (OraError error) {
            assertThat(error.code() + error.getMessage()).startsWith("6550").contains(expected);
        }
    }

    @Test
    void host_binds_travel_both_ways() throws Exception {
        String sql = "begin :sum := :a + :b; :b := :b || '!'; select name into :name from t where id = :a; end;";
        PlSqlBlock block = block(sql);
        assertThat(block.binds())
                .containsExactly(
                        new PlSqlBind("SUM", Direction.OUT),
                        new PlSqlBind("A", Direction.IN),
                        new PlSqlBind("B", Direction.IN_OUT),
                        new PlSqlBind("NAME", Direction.OUT));
        Map<String, Object> out = block.run(host, Map.of("A", BigDecimal.ONE, "B", new BigDecimal(2)));
        assertThat((BigDecimal) out.get("SUM")).isEqualByComparingTo("3");
        assertThat(out).containsEntry("B", "2!").containsEntry("NAME", "one").hasSize(3);
    }

    @Test
    void a_variable_is_not_taken_for_a_column_with_a_qualifier() throws Exception {
        Map<String, Object> out =
                run("declare x number := 2; begin select t.name into :1 from t where t.id = x; end;", Map.of());
        assertThat(out).containsEntry("1", "two");
    }

    @Test
    void execute_immediate_takes_values_and_gives_results() throws Exception {
        Map<String, Object> out =
                run("begin execute immediate 'select name from t where id = :x' into :n using 2; end;", Map.of());
        assertThat(out).containsEntry("N", "two");
    }

    @Test
    void an_error_that_nobody_handles_leaves_the_block() {
        OraError error =
                catchThrowableOfType(OraError.class, () -> run("begin insert into t(id) values (1); end;", Map.of()));
        assertThat(error.code()).isEqualTo(1);
    }

    @Test
    void an_exception_without_a_code_leaves_the_block_as_unhandled() {
        OraError error =
                catchThrowableOfType(OraError.class, () -> run("declare e exception; begin raise e; end;", Map.of()));
        assertThat(error.code()).isEqualTo(6510);
    }

    @Test
    void no_handler_catches_the_end_of_the_session() {
        PlSqlHost killed = new KilledHost(host);
        OraError error = catchThrowableOfType(
                OraError.class,
                () -> block("begin dbms_session.sleep(9); exception when others then null; end;")
                        .run(killed, Map.of()));
        assertThat(error.code()).isEqualTo(28);
    }

    @Test
    void two_rows_are_too_many_for_select_into() {
        OraError error = catchThrowableOfType(
                OraError.class, () -> run("declare n number; begin select id into n from t; end;", Map.of()));
        assertThat(error.code()).isEqualTo(1422);
    }

    @Test
    void an_error_tells_line_and_column() {
        OraError error = catchThrowableOfType(OraError.class, () -> block("begin\n  x := 1;\nend;"));
        assertThat(error.getMessage())
                .isEqualTo("ORA-06550: line 2, column 3:\nPLS-00201: identifier 'X' must be declared");
        assertThat(error.position()).isEqualTo(8);
    }

    private PlSqlBlock block(String sql) throws OraError {
        return ((OracleStatement.Block) oracle.parse(sql)).block();
    }

    private Map<String, Object> run(String sql, Map<String, Object> in) throws OraError {
        return block(sql).run(host, new HashMap<>(in));
    }
}
