package io.sessionwarden.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Ability;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.Oracle;
import java.sql.Connection;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
    @Test
    void what_is_missing_is_to_be_granted_to_the_account_that_asked() throws Exception {
        try (OracleSimulator simulator =
                        OracleSimulator.builder().databases("db1").start();
                Connection connection = Oracle.login(simulator.url("db1"), "nogrants", "nogrants")) {
            assertThat(new Privileges(connection, Duration.ofSeconds(5)).of(EnumSet.of(Need.LOOK, Need.ALTER_SYSTEM)))
                    .flatExtracting(Ability::grants)
                    .contains("grant alter system to nogrants;", "grant select on sys.gv_$session to nogrants;")
                    .allMatch(grant -> grant.endsWith(" to nogrants;"));
        }
    }
}
