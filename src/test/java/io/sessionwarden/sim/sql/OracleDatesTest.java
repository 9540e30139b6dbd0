package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, intervals and their formats, on Friday the 15th of March 2024, 10:30:45.123456789. */
class OracleDatesTest {
    private OracleOnH2 oracle;

    @BeforeEach
    void table() throws Exception {
        oracle = new OracleOnH2();
        oracle.change("create table job (id number, at date, ts timestamp(9))");
        oracle.change("insert into job values (1, sysdate - 1, systimestamp - interval '90' minute)");
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
                "select round((sysdate - at) * 86400) from job --> 86400",
                "select to_char(sysdate - 1/24, 'HH24:MI'), to_char(sysdate + 1, 'DD') from dual --> 09:30,16",
                "select extract(hour from (systimestamp - ts)), extract(minute from (systimestamp - ts)) from job --> 1,30",
                "select extract(day from (sysdate - at) day to second) from job --> 1",
                "select extract(second from systimestamp), extract(year from sysdate) from dual --> 45.123456789,2024",
            })
    void a_difference_of_dates_is_a_number_of_days(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select extract(hour from numtodsinterval(90, 'minute')) from dual --> 1",
                "select to_char(sysdate + numtoyminterval(1, 'month'), 'YYYY-MM-DD') from dual --> 2024-04-15",
                "select to_char(sysdate - interval '1-2' year to month, 'YYYY-MM-DD'), to_char(sysdate + to_yminterval('01-00'), 'YYYY') from dual --> 2023-01-15,2025",
                "select to_char(sysdate - interval '1 02:00:00' day to second, 'DD HH24'), to_char(sysdate + interval '10:30' hour to minute, 'HH24:MI') from dual --> 14 08,21:00",
                "select to_char(sysdate + to_dsinterval('0 00:05:00'), 'HH24:MI') from dual --> 10:35",
            })
    void intervals_have_a_unit(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select to_char(trunc(sysdate, 'IW'), 'DD'), to_char(trunc(sysdate, 'WW'), 'DD'), to_char(trunc(sysdate, 'W'), 'DD'), to_char(trunc(sysdate, 'D'), 'DD') from dual --> 11,11,15,10",
                "select to_char(trunc(sysdate, 'Q'), 'MM'), to_char(trunc(sysdate, 'CC'), 'YYYY'), to_char(trunc(sysdate, 'IYYY'), 'YYYY-MM-DD') from dual --> 01,2001,2024-01-01",
                "select to_char(round(date '2024-02-16', 'Q'), 'MM'), to_char(round(date '2024-07-01', 'YYYY'), 'YYYY'), to_char(round(date '2024-03-16', 'MM'), 'MM') from dual --> 04,2025,04",
                "select months_between(date '2024-03-31', date '2024-02-29'), to_char(next_day(sysdate, 'MON'), 'DD'), to_char(add_months(date '2024-02-29', 1), 'DD') from dual --> 1,18,31",
            })
    void a_date_is_cut_and_rounded_to_a_unit(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select to_char(sysdate, 'J'), to_char(sysdate, 'SSSSS'), to_char(sysdate, 'DY Dy dy') from dual --> 2460385,37845,FRI Fri fri",
                "select '[' || to_char(sysdate, 'Day') || ']', to_char(sysdate, 'fmDay, Month DD') from dual --> [Friday   ],Friday, March 15",
                "select to_char(sysdate, 'D DDD WW IW Q CC'), to_char(sysdate, 'HH:MI AM') from dual --> 6 075 11 11 1 21,10:30 AM",
                "select to_char(systimestamp, 'HH24:MI:SS.FF3'), to_char(date '2024-03-05', 'fmDD.MM.YYYY') from dual --> 10:30:45.123,5.3.2024",
                "select to_char(date '2024-03-05', '\"day\" DD'), sysdate || '', to_char(sysdate) from dual --> day 05,15-MAR-24,15-MAR-24",
            })
    void a_moment_is_written_by_oracles_formats(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "select to_char(to_date('15-MAR-24'), 'YYYY-MM-DD'), to_char(to_date('2024/3/5', 'YYYY-MM-DD'), 'MM-DD') from dual --> 2024-03-15,03-05",
                "select to_char(to_date('2024-03-15', 'YYYY-MM-DD HH24:MI:SS'), 'HH24:MI'), to_char(to_date('20240315 0205 PM', 'YYYYMMDD HHMI AM'), 'HH24MI') from dual --> 00:00,1405",
                "select to_char(to_timestamp('2024-03-15 10:00:01.123', 'YYYY-MM-DD HH24:MI:SS.FF'), 'FF3') from dual --> 123",
                "select to_char(to_timestamp_tz('2024-03-15 10:00 +02:00', 'YYYY-MM-DD HH24:MI TZH:TZM'), 'TZH:TZM') from dual --> +02:00",
                "select count(*) from job where at > '14-MAR-24' --> 1",
            })
    void a_text_is_read_by_oracles_formats(String sql, String expected) throws Exception {
        assertThat(text(oracle.rows(sql))).isEqualTo(expected);
    }

    private static String text(List<List<String>> rows) {
        List<String> lines = rows.stream()
                .map(row -> String.join(",", row.stream().map(String::valueOf).toList()))
                .toList();
        return lines.isEmpty() ? "NONE" : String.join("/", lines).replace("null", "NULL");
    }
}
