package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.App;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The expressions of expressions.txt, written down from what Oracle's language reference says of them, give what stands there. */
class ExpressionsTest {
    private static final Path LIST = Path.of("src/test/resources/sim/expressions.txt");

    private static OracleSimulator simulator;
    private static App app;

    @BeforeAll
    static void start() throws IOException {
        simulator = OracleSimulator.builder().start();
        app = App.connect(simulator, "db1", "warden", "expressions");
    }

    @AfterAll
    static void stop() {
        app.close();
        simulator.close();
    }

    @TestFactory
    Stream<DynamicTest> an_expression_gives_what_oracle_gives() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +=> ", 2))
                .map(entry -> DynamicTest.dynamicTest(
                        entry[0], () -> assertThat(value(entry[0])).isEqualTo(entry[1])));
    }

    private static String value(String expression) {
        try (Statement statement = app.connection().createStatement();
                ResultSet row = statement.executeQuery("select " + expression + " from dual")) {
            row.next();
            boolean number = row.getMetaData().getColumnType(1) == Types.NUMERIC;
            if (row.getObject(1) == null) {
                return "(null)";
            }
            return number ? row.getBigDecimal(1).stripTrailingZeros().toPlainString() : row.getString(1);
        } catch (SQLException e) {
            return "ORA-%05d".formatted(e.getErrorCode());
        }
    }
}
