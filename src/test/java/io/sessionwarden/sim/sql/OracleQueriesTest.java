package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line per feature: a query in Oracle's dialect and the rows it must give; {@code /} parts rows, {@code ,} values. */
class OracleQueriesTest {
    private OracleOnH2 oracle;

    @BeforeEach
    void sessions() throws Exception {
        oracle = new OracleOnH2();
        oracle.change("create table v$session (sid number, serial# number, username varchar2(30), status varchar2(8),"
                + " taddr varchar2(16), logon_time date, type varchar2(10))");
        oracle.change("create table v$transaction (addr raw(8), start_date date, used_urec number(10,2), ses number)");
        oracle.change("insert into v$session values (1, 11, 'APP', 'ACTIVE', null, sysdate - 1/24, 'USER')");
        oracle.change(
                "insert into v$session values (2, 22, 'app2', 'INACTIVE', '00FF', to_date('2024-03-15 10:30:40', 'YYYY-MM-DD HH24:MI:SS'), 'USER')");
        oracle.change("insert into v$session values (3, 33, null, 'KILLED', '00AB', date '2024-03-01', 'BACKGROUND')");
        oracle.change("insert into v$transaction values (hextoraw('00FF'), sysdate - 5/1440, 7, 2)");
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
                // dates
                "select sysdate from dual --> 2024-03-15 10:30:45",
                "select to_char(systimestamp, 'HH24:MI:SS.FF3') from dual --> 10:30:45.123",
                "select current_date from dual --> 2024-03-15 10:30:45",
                "select sysdate - 1/24 from dual --> 2024-03-15 09:30:45",
                "select 1 + sysdate from dual --> 2024-03-16 10:30:45",
                "select round((sysdate - logon_time) * 86400) from v$session where sid = 2 --> 5",
                "select round((sysdate - s.logon_time) * 24) h from v$session s where sid = 1 --> 1",
                "select sid from v$session where logon_time < sysdate - interval '5' minute order by sid --> 1/3",
                "select sid from v$session where (sysdate - logon_time) * 1440 between 59 and 61 --> 1",
                "select round(d * 24) from (select sysdate - logon_time d from v$session where sid = 1) --> 1",
                "with a as (select sid, logon_time t from v$session) select round((sysdate - a.t) * 24) from a where sid = 1 --> 1",
                "with a(x, t) as (select sid, logon_time from v$session) select round((sysdate - a.t) * 24) from a where x = 1 --> 1",
                "select round((max(sysdate) - min(logon_time)) * 24) from v$session where sid = 1 --> 1",
                "select round((sysdate - nvl(logon_time, sysdate)) * 24) from v$session where sid = 1 --> 1",
                "select trunc(sysdate), trunc(sysdate, 'MM'), trunc(sysdate, 'HH24') from dual --> 2024-03-15 00:00:00,2024-03-01 00:00:00,2024-03-15 10:00:00",
                "select round(sysdate) from dual --> 2024-03-15 00:00:00",
                "select add_months(date '2024-01-31', 1), last_day(date '2024-02-01') from dual --> 2024-02-29 00:00:00,2024-02-29 00:00:00",
                "select months_between(date '2024-03-15', date '2024-01-15') from dual --> 2",
                "select to_char(sysdate, 'YYYY-MM-DD HH24:MI:SS') from dual --> 2024-03-15 10:30:45",
                "select to_char(sysdate) from dual --> 15-MAR-24",
                "select sysdate + numtodsinterval(90, 'second') from dual --> 2024-03-15 10:32:15",
                "select sysdate - interval '1 02:00:00' day to second from dual --> 2024-03-14 08:30:45",
                "select extract(hour from (systimestamp - timestamp '2024-03-15 08:30:45.123')) from dual --> 2",
                "select cast(systimestamp as date) from dual --> 2024-03-15 10:30:45",
                "select sid from v$session where logon_time >= trunc(sysdate) order by 1 --> 1/2",
                // numbers
                "select 1/4, 7/2, 10/4*2 from dual --> 0.25,3.5,5",
                "select 100000 * 100000 from dual --> 10000000000",
                "select used_urec / 2 from v$transaction --> 3.5",
                "select round(2/3, 2), trunc(2/3, 2), round(2.5), mod(7, 3) from dual --> 0.67,0.66,3,1",
                "select ceil(1.2), floor(1.7), abs(-1), sign(-3), power(2, 3), bitand(6, 3) from dual --> 2,1,1,-1,8,2",
                "select to_number('12.5') + 1, to_number('ff', 'xx') from dual --> 13.5,255",
                "select to_char(1234.5), to_char(1234.5, 'FM9,990.00') from dual --> 1234.5,1,234.50",
                "select greatest(1, 3, 2), least(4, 3) from dual --> 3,3",
                "select avg(sid), sum(sid), count(*), count(username), count(distinct type) from v$session --> 2,6,3,2,2",
                // null and empty text
                "select nvl('', 'empty'), nvl2('', 1, 2), nvl(null, 'x') from dual --> empty,2,x",
                "select count(*) from v$session where username = '' --> 0",
                "select 'a' || null || 'b' || '' from dual --> ab",
                "select decode(username, null, 'none', 'APP', 'yes', 'other') from v$session order by sid --> yes/other/none",
                "select decode(sid, 1, 'one', 2, 'two') from v$session order by sid --> one/two/NULL",
                "select sid from v$session order by username --> 1/2/3",
                "select sid from v$session order by username desc --> 3/2/1",
                "select coalesce(username, status) from v$session where sid = 3 --> KILLED",
                // text
                "select substr('abcdef', 2, 3), substr('abcdef', -2), substr('abc', 0, 2) from dual --> bcd,ef,ab",
                "select instr('abcabc', 'c'), instr('abcabc', 'c', 1, 2), instr('abcabc', 'b', -1), instr('a', 'x') from dual --> 3,6,5,0",
                "select upper('a'), lower('B'), initcap('john doe'), length('four') from dual --> A,b,John Doe,4",
                "select lpad('7', 3, '0'), rpad('x', 3, '-'), ltrim('  a'), trim('  b '), trim('x' from 'xax') from dual --> 007,x--,a,b,a",
                "select replace('aXb', 'X', '-'), translate('abc', 'ab', 'xy'), regexp_replace('a1b2', '[0-9]', '#') from dual --> a-b,xyc,a#b#",
                "select q'[it's]', q'{a}', q'!b!', N'n', 'o''clock' from dual --> it's,a,b,n,o'clock",
                "select sid from v$session where regexp_like(username, '^app', 'i') order by sid --> 1/2",
                "select sid from v$session where username like 'a%' --> 2",
                "select 'y' from dual where 'a%b' like 'a\\%b' escape '\\' --> y",
                "select rawtohex(addr), rawtohex(hextoraw('a')) from v$transaction --> 00FF,0A",
                "select listagg(sid, ',') within group (order by sid desc) from v$session --> 3,2,1",
                // session
                "select user, sys_context('USERENV', 'SID'), userenv('sid'), sys_context('userenv', 'session_user') from dual --> APP,42,42,APP",
                "select * from dual --> X",
                "select dummy from sys.dual d --> X",
                // shape
                "select /*+ no_merge(s) */ s.sid /* c */ from v$session s where /* x */ rownum <= 1 --> 1",
                "select sid from (select sid, rownum r from (select sid from v$session order by sid desc)) where r = 2 --> 2",
                "select sid from v$session order by sid fetch first 2 rows only --> 1/2",
                "select sid from v$session order by sid offset 1 rows fetch next 1 row only --> 2",
                "select s.serial#, s.\"SERIAL#\" from v$session s where s.sid = 2 --> 22,22",
                "select v$session.sid from v$session where v$session.type = 'BACKGROUND' --> 3",
                "select case when sid = 1 then 'a' when sid in (2) then 'b' else 'c' end from v$session order by sid --> a/b/c",
                "select case status when 'ACTIVE' then 1 else 0 end x from v$session order by x desc, sid --> 1/0/0",
                "select type, count(*) from v$session group by type having count(*) > 1 --> USER,2",
                "select distinct type from v$session order by type --> BACKGROUND/USER",
                "select sid, row_number() over (partition by type order by sid desc) from v$session order by sid --> 1,2/2,1/3,1",
                "select lag(sid, 1, 0) over (order by sid) from v$session --> 0/1/2",
                "select sum(sid) over (order by sid rows between unbounded preceding and current row) from v$session --> 1/3/6",
                "select sid from v$session where (sid, serial#) in ((1, 11), (2, 0)) --> 1",
                "select sid from v$session where sid not in (1, 2) and not exists (select 1 from v$transaction t where t.ses = v$session.sid) --> 3",
                "select sid from v$session where sid = any (select ses from v$transaction) --> 2",
                "select (select max(used_urec) from v$transaction) from dual --> 7",
                "select 1 from dual union all select 2 from dual minus select 2 from dual --> 1",
                "select sid from v$session union select ses from v$transaction order by 1 desc --> 3/2/1",
                "select s.sid, t.used_urec from v$session s left outer join v$transaction t on t.ses = s.sid order by s.sid --> 1,NULL/2,7/3,NULL",
                "select s.sid, t.used_urec from v$session s, v$transaction t where s.sid = t.ses(+) order by s.sid --> 1,NULL/2,7/3,NULL",
                "select s.sid from v$session s, v$transaction t where t.ses (+) = s.sid and t.used_urec(+) > 100 and t.ses is null and s.sid < 3 order by 1 --> 1/2",
                "select a.sid, c.sid from v$session a, v$transaction t, v$session c where a.sid = t.ses(+) and t.ses = c.sid(+) order by 1 --> 1,NULL/2,2/3,NULL",
                "select s.*, 1 from v$session s where 1 = 0 --> NONE",
                "select sid from v$session where sid != 1 and sid <> 2 and sid ^= 9 --> 3",
                "select s.sid from v$session s join v$transaction t on t.addr = s.taddr where t.start_date < sysdate - 4/1440 --> 2",
                "select s.sid from v$session s, v$transaction t where s.taddr = t.addr(+) and t.addr is null order by s.sid --> 1/3",
                "select s.sid || ',' || s.serial# || ',@' || 1 from v$session s where sid = sys_context('userenv', 'sid') - 41 --> 1,11,@1",
                "select trunc((sysdate - s.logon_time) * 24 * 60) from v$session s where s.sid = 1 --> 60",
                "select to_char(sysdate - s.serial# / 86400, 'HH24:MI:SS') from v$session s where sid = 1 --> 10:30:34",
                "select sid from (select sid, logon_time t from v$session union all select ses, start_date from v$transaction) where sysdate - t < 0.01 and rownum < 5 order by sid --> 2/2",
                "with a as (select sid, taddr from v$session), b as (select a.sid from a where a.taddr is not null) select count(*) from a left join b on b.sid = a.sid where b.sid is null --> 1",
                "select type, trunc(logon_time) from v$session group by type, trunc(logon_time) order by 1, 2 --> BACKGROUND,2024-03-01 00:00:00/USER,2024-03-15 00:00:00",
                "select sid, (select count(*) from v$transaction t where t.ses = s.sid) n from v$session s where exists (select null from v$transaction t where t.addr = s.taddr) --> 2,1",
                "select max(sid) over (partition by type) m from v$session order by m, sid --> 2/2/3",
                "select nvl(to_char(sid), 'none'), case when username is not null then to_char(logon_time, 'MM') end from v$session where sid = 3 --> 3,NULL",
                "select count(case when status = 'KILLED' then 1 end), sum(decode(status, 'ACTIVE', 1, 0)) from v$session --> 1,1",
                "select username from v$session where username like '%2' or nvl(status, '-') = 'x' --> app2",
                "select sid from v$session where not (sid = 1 or sid = 2)            --> 3",
                "select -sid, +1, -(1 + 2) from v$session where sid = 1              --> -1,1,-3",
                "select (sysdate - date '2024-03-15') day_part from dual where sysdate between date '2024-03-15' and date '2024-03-16' --> 0.43802083333333333333333333333333333333",
                "select round((d1 - d2) * 86400) from (select sysdate d1, (select min(logon_time) from v$session where sid = 2) d2 from dual) --> 5",
                "select round(greatest(sysdate - logon_time, 0) * 24) from v$session where sid = 1 --> 1",
                "select round(86400 * (sysdate - case when sid = 1 then logon_time else sysdate end)) from v$session order by sid --> 3600/0/0",
                "select round((sysdate - max(logon_time) over (partition by sid)) * 24) from v$session where sid = 1 --> 1",
                "select cast(sid as varchar2(10)) || 'x', cast('5' as number) from v$session where sid = 1 --> 1x,5",
            })
    void a_query_gives_what_oracle_gives(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    private static String text(List<List<String>> rows) {
        List<String> lines = rows.stream()
                .map(row -> String.join(",", row.stream().map(String::valueOf).toList()))
                .toList();
        return lines.isEmpty() ? "NONE" : String.join("/", lines).replace("null", "NULL");
    }
}
