package io.sessionwarden.fleet;

import static io.sessionwarden.testing.SessionSnapshots.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Client;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
    private static final Protection ALWAYS = ProtectReader.read(List.of());

    @ParameterizedTest
    @CsvSource({
        "SYS, sqlplus@h (TNS V1-V3), true",
        "DBSNMP, JDBC Thin Client, true",
        "APP, rman@h (TNS V1-V3), true",
        "APP, oracle@h (J000), true",
        "APP, oracle@h (P01F), true",
        "APP, oracle@h (TNS V1-V3), false",
        "APP, JDBC Thin Client, false",
        "SYSTEM2, sqlplus@h, false",
    })
    void users_and_programs_are_protected_without_being_named(String user, String program, boolean covered) {
        Client client = session().username(user).program(program).build().client();
        assertThat(ALWAYS.covers(client)).isEqualTo(covered);
    }
}
