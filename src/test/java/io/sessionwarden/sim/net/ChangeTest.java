package io.sessionwarden.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.MemoryDatabase.Outcome;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeTest extends WireTest {
    private final List<List<Object>> received = new ArrayList<>();

    @BeforeEach
    void teach() {
        database.dml("insert into t", (session, binds) -> {
            if (binds.contains("bad")) {
                throw new OraError(1, "unique constraint violated");
            }
            received.add(binds);
            session.transaction = true;
            return Outcome.changed(1);
        });
    }

    @Test
    void binds_of_the_usual_types_arrive_as_they_were_set() throws SQLException {
        LocalDateTime local = LocalDateTime.of(2026, 11, 22, 23, 59, 58, 123_456_000);
        OffsetDateTime zoned = OffsetDateTime.parse("2026-11-22T10:11:12.13+05:30");
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into t values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, "žluťoučký");
            statement.setInt(2, -7);
            statement.setLong(3, Long.MAX_VALUE);
            statement.setBigDecimal(4, new BigDecimal("0.00012"));
            statement.setTimestamp(5, Timestamp.valueOf(local));
            statement.setObject(6, local);
            statement.setObject(7, zoned);
            statement.setNull(8, Types.VARCHAR);
            statement.setBytes(9, new byte[] {1, 0, -1});
            statement.setNull(10, Types.NUMERIC);
            statement.setNString(11, "národní");
            statement.setDate(12, java.sql.Date.valueOf("2020-02-29"));
            statement.setObject(13, -2.5d, oracle.jdbc.OracleTypes.BINARY_DOUBLE);
            statement.setBoolean(14, true);
            assertThat(statement.executeUpdate()).isOne();
        }
        assertThat(received)
                .singleElement()
                .satisfies(binds -> assertThat(binds)
                        .containsExactly(
                                "žluťoučký",
                                new BigDecimal("-7"),
                                new BigDecimal(Long.MAX_VALUE),
                                new BigDecimal("0.00012"),
                                local,
                                local,
                                zoned,
                                null,
                                new byte[] {1, 0, -1},
                                null,
                                "národní",
                                LocalDateTime.of(2020, 2, 29, 0, 0),
                                -2.5d,
                                BigDecimal.ONE));
    }

    @Test
    void long_texts_arrive_whole_and_in_order() throws SQLException {
        String shorter = "ä".repeat(2000);
        String longest = "ö".repeat(16_000);
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?)")) {
            insert.setString(1, shorter);
            insert.setInt(2, 1);
            insert.executeUpdate();
            insert.setString(1, longest);
            insert.setInt(2, 2);
            insert.executeUpdate();
        }
        assertThat(received).containsExactly(List.of(shorter, BigDecimal.ONE), List.of(longest, BigDecimal.TWO));
    }

    @Test
    void a_change_tells_its_rows_each_time() throws SQLException {
        database.dml("update t", (session, binds) -> Outcome.changed(((BigDecimal) binds.getFirst()).longValue()));
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("update t set a = ?")) {
            for (int rows : new int[] {0, 1, 300, 70_000}) {
                statement.setInt(1, rows);
                assertThat(statement.executeUpdate()).isEqualTo(rows);
            }
            assertThat(database.openCursors).hasValue(1);
        }
    }

    @Test
    void a_batch_runs_in_one_round_trip_and_counts_each_row() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("insert into t values (?, ?)")) {
            for (int i = 0; i < 500; i++) {
                statement.setInt(1, i);
                statement.setString(2, "x" + i);
                statement.addBatch();
            }
            long before = listener.traffic("db1").roundTrips();
            int[] counts = statement.executeBatch();
            assertThat(counts).hasSize(500).containsOnly(1);
            assertThat(listener.traffic("db1").roundTrips() - before).isOne();
        }
        assertThat(received).hasSize(500);
        assertThat(received.getLast()).containsExactly(BigDecimal.valueOf(499), "x499");
    }

    @Test
    void a_batch_that_fails_tells_the_rows_before() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("insert into t values (?)")) {
            for (String text : List.of("a", "b", "bad", "c")) {
                statement.setString(1, text);
                statement.addBatch();
            }
            BatchUpdateException error = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
            assertThat(error.getErrorCode()).isEqualTo(1);
            assertThat(Arrays.stream(error.getUpdateCounts()).filter(count -> count != Statement.EXECUTE_FAILED))
                    .hasSize(2);
        }
        assertThat(received).hasSize(2);
    }

    @Test
    void autocommit_commits_with_the_statement_and_without_it_only_on_demand() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            MemorySession session = database.lastSession();
            statement.executeUpdate("insert into t values (1)");
            assertThat(session.commits).hasValue(1);
            connection.setAutoCommit(false);
            statement.executeUpdate("insert into t values (1)");
            assertThat(session.commits).hasValue(1);
            assertThat(session.transaction).isTrue();
            connection.commit();
            assertThat(session.commits).hasValue(2);
            statement.executeUpdate("insert into t values (1)");
            connection.rollback();
            assertThat(session.rollbacks).hasValue(1);
            assertThat(session.transaction).isFalse();
        }
    }

    @Test
    void a_statement_without_rows_runs() throws SQLException {
        database.other("alter system do it", (session, binds) -> {
            received.add(binds);
            return Outcome.changed(0);
        });
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("alter system do it")).isFalse();
            assertThat(statement.execute("alter system do it")).isFalse();
        }
        assertThat(received).hasSize(2);
    }

    @Test
    void a_block_gives_back_its_out_binds_each_time() throws SQLException {
        String block = "begin p(?, ?, ?, ?); end;";
        List<Direction> directions = List.of(Direction.IN, Direction.OUT, Direction.IN_OUT, Direction.OUT);
        database.plsql(block, directions, (session, binds) -> {
            BigDecimal in = (BigDecimal) binds.getFirst();
            String inOut = binds.get(2) + "!";
            String text = in.intValue() == 2 ? null : "n=" + in;
            return new Outcome(0, List.of(), Arrays.asList(in.add(BigDecimal.ONE), inOut, text));
        });
        try (Connection connection = connect();
                CallableStatement call = connection.prepareCall(block)) {
            call.registerOutParameter(2, Types.NUMERIC);
            call.registerOutParameter(3, Types.VARCHAR);
            call.registerOutParameter(4, Types.VARCHAR);
            for (int i = 0; i < 4; i++) {
                call.setInt(1, i);
                call.setString(3, "go " + i);
                call.execute();
                assertThat(call.getInt(2)).isEqualTo(i + 1);
                assertThat(call.getString(3)).isEqualTo("go " + i + "!");
                assertThat(call.getString(4)).isEqualTo(i == 2 ? null : "n=" + i);
            }
        }
    }

    @Test
    void a_block_gives_back_dates_and_long_texts() throws SQLException {
        String block = "begin q(?, ?); end;";
        LocalDateTime time = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
        database.plsql(
                block,
                List.of(Direction.OUT, Direction.OUT),
                (session, binds) -> new Outcome(0, List.of(), List.of(time, "ü".repeat(10_000))));
        try (Connection connection = connect();
                CallableStatement call = connection.prepareCall(block)) {
            call.registerOutParameter(1, Types.TIMESTAMP);
            call.registerOutParameter(2, Types.VARCHAR);
            call.execute();
            assertThat(call.getTimestamp(1)).isEqualTo(Timestamp.valueOf(time));
            assertThat(call.getString(2)).isEqualTo("ü".repeat(10_000));
        }
    }

    @Test
    void a_block_without_out_binds_runs() throws SQLException {
        database.plsql("begin r(?, ?); end;", List.of(Direction.IN, Direction.IN), (session, binds) -> {
            received.add(binds);
            return Outcome.changed(0);
        });
        try (Connection connection = connect();
                CallableStatement call = connection.prepareCall("begin r(?, ?); end;")) {
            call.setInt(2, 1);
            call.setString(1, "z".repeat(32_000));
            call.execute();
            call.setString(1, "short");
            call.execute();
        }
        assertThat(received)
                .containsExactly(List.of("z".repeat(32_000), BigDecimal.ONE), List.of("short", BigDecimal.ONE));
    }

    @Test
    void a_missing_value_for_a_bind_is_an_error() throws SQLException {
        database.plsql(
                "begin s(:1, :2); end;", List.of(Direction.IN, Direction.IN), (session, binds) -> Outcome.changed(0));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(failureOf(() -> statement.execute("begin s(:1, :2); end;"))
                            .getErrorCode())
                    .isEqualTo(1008);
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
