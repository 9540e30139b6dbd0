package io.sessionwarden.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
        try (Connection connection = DriverManager.getConnection(url, "app", "app")) {
            assertThat(connection.isValid(5)).isTrue();
        }

        simulator.toHandle().destroy();
        assertThat(simulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(output.readLine()).isNull();
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
