package io.sessionwarden.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged daemon follows its fleet file. */
@Execution(ExecutionMode.CONCURRENT)
class ReloadIT {
    @TempDir
    private Path folder;

    private Path write(OracleSimulator simulator, String... databases) throws IOException {
        String entries = Stream.of(databases)
                .map(name -> "  %s: { url: '%s' }\n".formatted(name, simulator.url(name)))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("fleet.yaml"), """
                defaults: { username: warden, password: warden, sample: { every: 5s, timeout: 5s } }
                databases:
                """ + entries);
    }

    @Test
    void databases_come_and_go_while_it_runs_and_a_bad_file_changes_nothing() throws Exception {
        try (OracleSimulator simulator =
                        OracleSimulator.builder().databases("db1", "db2").start();
                JavaProcess daemon = JavaProcess.daemon(folder, write(simulator, "db1"))) {
            daemon.awaitOutput("db1: watching");
            write(simulator, "db1", "db2");
            daemon.awaitOutput("db2: watching");

            Files.writeString(folder.resolve("fleet.yaml"), "databases: {}\n");
            daemon.awaitOutput("the daemon goes on with what it had before").awaitOutput("databases: is empty");

            write(simulator, "db2");
            daemon.awaitOutput("databases: removed db1");
            assertThat(simulator.database("db2").counters().logons()).containsEntry("WARDEN", 1);
        }
    }
}
