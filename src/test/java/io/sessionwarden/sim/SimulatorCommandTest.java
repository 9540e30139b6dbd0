package io.sessionwarden.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.testing.Oracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorCommandTest {
    private static final Pattern READY = Pattern.compile("Simulator ready: db1, db2 on 127\\.0\\.0\\.1:(\\d+)");

    @Test
    void it_says_when_it_is_ready_serves_and_ends_on_a_signal() throws Exception {
        Process simulator = start("--port", "0", "--databases", "2");
        simulator.getOutputStream().close();
        BufferedReader output = simulator.inputReader(StandardCharsets.UTF_8);
        Matcher ready = READY.matcher(output.readLine());
        assertThat(ready.matches()).isTrue();

        String url = "jdbc:oracle:thin:@//127.0.0.1:" + ready.group(1) + "/db2";
        try (Connection connection = Oracle.login(url, "app", "app")) {
            assertThat(connection.isValid(5)).isTrue();
        }

        simulator.toHandle().destroy();
        assertThat(simulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(output.readLine()).isNull();
    }

    @Test
    void it_starts_with_faults_and_idle_sessions_and_names_its_control_port() throws Exception {
        Process simulator = start(
                "--port",
                "0",
                "--databases",
                "2",
                "--control",
                "0",
                "--sessions",
                "7",
                "--lock-after",
                "1",
                "--fault",
                "db1=refuse",
                "--fault",
                "db2=error,code=1033,kind=logon,account=nogrants");
        String line = simulator.inputReader(StandardCharsets.UTF_8).readLine();
        Matcher ready = Pattern.compile(READY.pattern() + ", control on (http://127\\.0\\.0\\.1:\\d+)")
                .matcher(line);
        assertThat(ready.matches()).as(line).isTrue();

        String url = "jdbc:oracle:thin:@//127.0.0.1:" + ready.group(1);
        assertThat(refusal(url + "/db1", "app", "app")).isEqualTo(12514);
        assertThat(refusal(url + "/db2", "nogrants", "nogrants")).isEqualTo(1033);
        assertThat(refusal(url + "/db2", "app", "wrong")).isEqualTo(1017);
        assertThat(refusal(url + "/db2", "app", "app")).isEqualTo(28000);
        try (var counters =
                URI.create(ready.group(2) + "/databases/db2/counters").toURL().openStream()) {
            assertThat(new String(counters.readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("\"sessionsNow\" : \\{\\s+\"APP\" : 7");
        }
        simulator.destroy();
    }

    private static int refusal(String url, String user, String password) {
        return catchThrowableOfType(SQLException.class, () -> Oracle.login(url, user, password))
                .getErrorCode();
    }

    @Test
    void it_explains_itself() throws Exception {
        Process simulator = start("--help");

        assertThat(new String(simulator.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("--control PORT", "half-open");
        assertThat(simulator.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hang        | --fault needs a database and a fault",
                "db9=hang    | --fault: there is no database db9",
                "db1=colour  | Unknown fault 'colour'; there are refuse",
                "db1=slow,x=1| Unknown parameter x; there are fault, millis"
            })
    void a_fault_that_is_not_understood_ends_it_with_a_message(String fault, String message) throws Exception {
        Process simulator = start("--fault", fault);

        assertThat(simulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.exitValue()).isEqualTo(2);
        assertThat(simulator.errorReader(StandardCharsets.UTF_8).readLine()).startsWith(message);
    }

    @Test
    void an_unknown_option_ends_it_with_a_message() throws Exception {
        Process simulator = start("--colour", "red");

        assertThat(simulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.exitValue()).isEqualTo(2);
        assertThat(simulator.errorReader(StandardCharsets.UTF_8).readLine()).isEqualTo("Unknown option --colour");
    }

    @Test
    void a_value_that_is_no_number_ends_it_with_a_message() throws Exception {
        Process simulator = start("--port");

        assertThat(simulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.exitValue()).isEqualTo(2);
        assertThat(simulator.errorReader(StandardCharsets.UTF_8).readLine()).startsWith("--port needs a number");
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorCommand.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
