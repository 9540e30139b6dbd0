package io.sessionwarden.sim.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A client that shares no code with the JDBC driver: node-oracledb without Oracle's libraries. What it tries is in {@code src/test/node}.
 * Without node, or without its packages, the test is skipped; where {@code CI=true} it fails.
 */
class NodeClientTest {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path WORK = Path.of("target/node");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "client.test.js");
    private static final int OLDEST_NODE = 18;

    private record Run(int exit, String output) {}

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        requireNode();
        Files.createDirectories(WORK);
        boolean installed = Files.isDirectory(WORK.resolve("node_modules/oracledb")) && sameLock();
        for (String file : FILES) {
            Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!installed) {
            Run install = run(120, command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            if (install.exit() != 0) {
                cannotRun("npm could not install the packages of src/test/node:\n" + install.output());
            }
        }
    }

    private static boolean sameLock() throws IOException {
        Path copy = WORK.resolve("package-lock.json");
        return Files.exists(copy) && Files.mismatch(copy, SOURCE.resolve("package-lock.json")) == -1;
    }

    private static void requireNode() throws InterruptedException {
        try {
            String version = run(20, command("node", "--version")).output().strip();
            if (Integer.parseInt(version.replaceAll("^v(\\d+).*", "$1")) < OLDEST_NODE) {
                cannotRun("node is " + version + ", needed is " + OLDEST_NODE + " or later");
            }
        } catch (IOException e) {
            cannotRun("there is no node: " + e.getMessage());
        }
    }

    private static void cannotRun(String why) {
        if ("true".equals(System.getenv("CI"))) {
            fail(why);
        }
        abort("the tests with node-oracledb are skipped: " + why);
    }

    @Test
    void node_oracledb_is_served_as_by_a_database() throws IOException, InterruptedException {
        try (OracleSimulator simulator = OracleSimulator.builder().start()) {
            ProcessBuilder client = command("node", "--test-reporter=spec", "client.test.js");
            client.environment().put("CONNECT", "127.0.0.1:" + simulator.port() + "/db1");
            Run run = run(60, client);
            assertThat(run.output()).contains("pass ").doesNotContain("pass 0");
            assertThat(run.exit()).as(run.output()).isZero();
        }
    }

    private static ProcessBuilder command(String... words) {
        boolean needsFolder = Files.isDirectory(WORK);
        return new ProcessBuilder(words)
                .directory(needsFolder ? WORK.toFile() : null)
                .redirectErrorStream(true);
    }

    /** Runs until the end, or is given up after that many seconds. */
    private static Run run(int seconds, ProcessBuilder command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".out");
        Process process = command.redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                fail(command.command() + " did not end in " + seconds + " s:\n" + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
