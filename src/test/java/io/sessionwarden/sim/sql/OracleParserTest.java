package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OracleParserTest {
    private static final Catalog CATALOG = table ->
            table.equals("T") ? Optional.of(Map.of("A", ColumnKind.NUMBER, "D", ColumnKind.DATE)) : Optional.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter system kill session '12,34' immediate",
                "ALTER\n SYSTEM/* now */KILL\tSESSION -- this one\n'12,34'IMMEDIATE",
                "alter system kill session q'[12,34]' immediate",
            })
    void a_kill_is_understood_however_it_is_written(String sql) throws Exception {
        var kill = (OracleStatement.KillSession) parse(sql);
        assertThat(kill.target()).isEqualTo("12,34");
        assertThat(kill.mode()).isEqualTo(OracleStatement.KillMode.IMMEDIATE);
        assertThat(sql.substring(kill.position())).matches("(?s)(q'\\[|')12,34.*");
    }

    @Test
    void a_kill_passes_any_target_on_for_the_database_to_judge() throws Exception {
        assertThat(parse("alter system kill session 'nonsense'"))
                .isEqualTo(new OracleStatement.KillSession(
                        "nonsense", OracleStatement.KillMode.PLAIN, false, OptionalLong.empty(), 26));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            value = {
                "kill session '1,2' --> KillSession[target=1,2, mode=PLAIN, noReplay=false, timeoutSeconds=OptionalLong.empty, position=26]",
                "kill session '1,2,@1' force timeout 0 --> KillSession[target=1,2,@1, mode=FORCE, noReplay=false, timeoutSeconds=OptionalLong[0], position=26]",
                "kill session '1,2' noreplay timeout 9 --> KillSession[target=1,2, mode=PLAIN, noReplay=true, timeoutSeconds=OptionalLong[9], position=26]",
                "disconnect session '1,2' immediate --> DisconnectSession[target=1,2, afterTransaction=false, immediate=true, noReplay=false, position=32]",
                "disconnect session '1,2' post_transaction --> DisconnectSession[target=1,2, afterTransaction=true, immediate=false, noReplay=false, position=32]",
                "cancel sql '1, 2, @1, 4vs91dcv7u1p6' --> CancelSql[target=1, 2, @1, 4vs91dcv7u1p6, position=24]",
            })
    void sessions_and_calls_are_ended_in_every_way_that_the_manual_has(String clause, String parsed) throws Exception {
        assertThat(parse("alter system " + clause)).hasToString(parsed.replace("'", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            value = {
                "disconnect session '1,2' --> 2000 --> 37",
                "kill session 12 --> 26 --> 26",
                "kill session '1,2' immediate timeout soon --> 2017 --> 50",
                "kill session '1,2' please --> 933 --> 32",
                "flush shared_pool --> 2065 --> 13",
                "cancel sql --> 26 --> 23",
            })
    void what_else_alter_system_is_asked_is_refused(String clause, int code, int position) {
        OraError error = catchThrowableOfType(OraError.class, () -> parse("alter system " + clause));
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            value = {
                "lock table t in exclusive mode --> EXCLUSIVE --> Forever[]",
                "lock table t in share row exclusive mode nowait --> SHARE_ROW_EXCLUSIVE --> NoWait[]",
                "lock table t, t in row share mode wait 3 --> ROW_SHARE --> Seconds[seconds=3]",
                "lock table t in share mode --> SHARE --> Forever[]",
            })
    void a_table_is_locked_in_a_mode_and_with_a_limit(String sql, String mode, String wait) throws Exception {
        var lock = (OracleStatement.LockTable) parse(sql);
        assertThat(lock.mode()).hasToString(mode);
        assertThat(lock.lockWait()).hasToString(wait);
        assertThat(lock.tables().getFirst().name()).isEqualTo("T");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            value = {
                "lock table nosuch in share mode --> 942 --> 11",
                "lock table t in big mode --> 1737 --> 16",
                "lock table t --> 905 --> 12",
                "lock table t in share mode wait --> 30005 --> 31",
            })
    void a_lock_that_is_not_one_is_refused(String sql, int code, int position) {
        OraError error = catchThrowableOfType(OraError.class, () -> parse(sql));
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.position()).isEqualTo(position);
    }

    @Test
    void the_transaction_is_steered() throws Exception {
        assertThat(parse("commit work")).isEqualTo(new OracleStatement.Commit());
        assertThat(parse("rollback")).isEqualTo(new OracleStatement.Rollback(Optional.empty()));
        assertThat(parse("rollback to savepoint a")).isEqualTo(new OracleStatement.Rollback(Optional.of("A")));
        assertThat(parse("savepoint a")).isEqualTo(new OracleStatement.Savepoint("A"));
        assertThat(parse("set transaction read only name 'x'"))
                .isEqualTo(new OracleStatement.SetTransaction(
                        OracleStatement.SetTransaction.Access.READ_ONLY, Optional.of("x")));
        assertThat(parse("alter session set nls_date_format = 'YYYY'")).isEqualTo(new OracleStatement.AlterSession());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            value = {
                "select a from t for update                 --> Forever[]",
                "select a from t for update of a nowait     --> NoWait[]",
                "select x.a from t x for update of x.a wait 5 --> Seconds[seconds=5]",
                "select a from t for update skip locked     --> SkipLocked[]",
            })
    void for_update_tells_how_long_it_waits(String sql, String wait) throws Exception {
        var query = (OracleStatement.Query) parse(sql);
        assertThat(query.forUpdate()).isTrue();
        assertThat(query.lockWait()).hasToString(wait);
    }

    @Test
    void binds_are_numbered_by_their_place_in_the_text() throws Exception {
        var query = (OracleStatement.Query) parse("select :b, ':no' /* :no */ from t where a = :1 or a = :b");
        assertThat(query.binds()).isEqualTo(List.of(new Bind("B"), new Bind("1"), new Bind("B")));
        assertThat(query.h2()).contains("?1").contains("?2").contains("?3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            value = {
                "selec a from t                        --> 900 --> 0",
                "select a, from t                      --> 936 --> 10",
                "select a from t where                 --> 936 --> 21",
                "select a from t order                 --> 924 --> 21",
                "select a from t;                      --> 933 --> 15",
                "select 1                              --> 923 --> 8",
                "select a from nowhere                 --> 942 --> 14",
                "select a from t, t2 x                 --> 942 --> 17",
                "select a, nothing from t              --> 904 --> 10",
                "select q'[x]', :bind, x.a from t      --> 904 --> 22",
                "select a, no_such_function(a) from t  --> 904 --> 10",
                "select substr(a) from t               --> 938 --> 7",
                "select d + sysdate from t             --> 975 --> 7",
                "select 'a from t                      --> 1756 --> 7",
                "select a from t where a = ?           --> 911 --> 26",
                "select a from t@remote                --> 2019 --> 15",
                "insert into t (b) values (1)          --> 904 --> 15",
                "alter system kill session 12          --> 26 --> 26",
                "alter system flush shared_pool        --> 2065 --> 13",
                "create table x (a number) as :b       --> 1027 --> 29",
                "select a from t sample (5)            --> 3001 --> 0",
                "call p(1)                             --> 900 --> 0",
            })
    void an_error_has_oracles_code_and_place(String sql, int code, int position) {
        OraError error = catchThrowableOfType(OraError.class, () -> parse(sql));
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.position()).isEqualTo(position);
    }

    private static OracleStatement parse(String sql) throws OraError {
        return OracleParser.parse(sql, CATALOG);
    }
}
