package io.sessionwarden.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.fault.Scope;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import oracle.jdbc.OracleDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of docs/simulator.md, word by word. */
class EmbeddingTest {
    /** An application of Quarkus that ended in this process has taken all drivers from {@code DriverManager}. */
    @BeforeAll
    static void driver() throws SQLException {
        DriverManager.registerDriver(new OracleDriver());
    }

    private static int ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery("select 1 from dual")) {
            one.next();
            return one.getInt(1);
        }
    }

    @Test
    void a_test_starts_a_database_and_makes_it_fail_once() throws Exception {
        try (OracleSimulator simulator =
                        OracleSimulator.builder().databases("db1").start();
                Connection app = DriverManager.getConnection(simulator.url("db1"), "app", "app")) {
            SimulatedDatabase database = simulator.database("db1");
            database.faults()
                    .add(
                            new Fault.Error(4068),
                            Scope.ALL.account("app").on(Kind.SELECT).times(1));

            assertThatThrownBy(() -> ask(app)).hasMessageContaining("ORA-04068");
            assertThat(ask(app)).isEqualTo(1);
            assertThat(database.counters().logons()).containsEntry("APP", 1);
        }
    }
}
