package io.sessionwarden.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.testing.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all tests before this one have logged; the processes of other tests are searched when they end. */
class LogsIT {
    private static final Path LOGS = Path.of(System.getProperty("warden.test.logs"));

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(LOGS)) {
            return files.filter(file -> file.toString().endsWith("-output.txt")).toList();
        }
    }

    @Test
    void no_log_of_any_test_holds_a_password_a_token_or_a_literal() throws IOException {
        assertThat(logs()).isNotEmpty();
        for (Path log : logs()) {
            Secrets.assertNoneIn(Files.readString(log), log.getFileName().toString());
        }
    }
}
