package io.sessionwarden.sim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.Oracle;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example of the page about the simulator's SQL over the wire, and looks for the tests that it names. */
class SqlFeaturesDocTest {
    private static OracleSimulator simulator;
    private static Connection app;

    /** A line of a table of the page. */
    record Line(String feature, String example, String last) {
        boolean isRefused() {
            return last.startsWith("ORA-");
        }
    }

    private static List<Line> lines() throws Exception {
        return Files.readAllLines(Path.of("docs/reference/simulator-sql.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line ->
                        line.substring(2, line.length() - 2).replace("`", "").split(" \\| "))
                .map(cells -> new Line(cells[0], cells[1], cells[2]))
                .toList();
    }

    static List<Line> served() throws Exception {
        return lines().stream().filter(line -> !line.isRefused()).toList();
    }

    static List<Line> refused() throws Exception {
        return lines().stream().filter(Line::isRefused).toList();
    }

    @BeforeAll
    static void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        app = Oracle.login(simulator.url("db1"), "app", "app");
        run("create table job (id number primary key, name varchar2(10), parent number, started date, cost number,"
                + " kind varchar2(5))");
        run("insert into job values (1, 'one', null, sysdate - 1, 10, 'x')");
        run("insert into job values (2, 'two', 1, sysdate, 20, 'y')");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static void run(String sql) throws SQLException {
        try (PreparedStatement statement = app.prepareStatement(sql)) {
            statement.execute();
        }
    }

    @Test
    void the_page_has_both_tables() throws Exception {
        assertThat(served()).hasSizeGreaterThan(20);
        assertThat(refused()).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("served")
    void an_example_runs_and_its_test_is_there(Line line) throws Exception {
        run(line.example());
        String[] test = line.last().split("\\.");
        Class<?> type = Class.forName("io.sessionwarden.sim.sql." + test[0]);
        assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .contains(test[1]);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_not_served_is_refused_with_its_code(Line line) {
        SQLException error = catchThrowableOfType(SQLException.class, () -> run(line.example()));
        assertThat(error.getErrorCode()).isEqualTo(Integer.parseInt(line.last().substring(4)));
    }
}
