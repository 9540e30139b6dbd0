package io.sessionwarden.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbook as somebody copies it into a shell: every block in its order, but for those that hold the reader's own values. */
class RunbookIT {
    private static final Path PAGE = Path.of("docs/runbooks/kill-a-session.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern OWN_VALUE = Pattern.compile("(?m)^export (\\w+)=");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (\\S+?)\\.(?: |$)");

    @TempDir
    private Path folder;

    private OracleSimulator simulator;
    private App victim;
    private App waiter;

    @BeforeEach
    void open() throws Exception {
        simulator = OracleSimulator.builder().start();
        simulator.database("db1").changePassword("warden", Secrets.PASSWORD);
        victim = App.connect(simulator, "db1", "app", "payroll");
        victim.run("create table account (id number primary key, balance number)");
        victim.run("insert into account values (1, 100)").commit();
        victim.run("update account set balance = 0 where id = 1");
        waiter = App.connect(simulator, "db1", "app", "checkout");
        waiter.running("update account set balance = 1 where id = 1");
    }

    @AfterEach
    void close() {
        victim.close();
        waiter.close();
        simulator.close();
    }

    private JavaProcess daemon() throws Exception {
        Path fleet =
                Files.writeString(folder.resolve("fleet.yaml"), """
                databases: { db1: { url: '%s', username: warden, password: %s, ceiling: enforce, sample: { every: 5s, timeout: 5s } } }
                policies: {}
                """.formatted(simulator.url("db1"), Secrets.PASSWORD));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Secrets.TOKEN.getBytes(StandardCharsets.UTF_8));
        Path tokens = Files.writeString(
                folder.resolve("tokens.yaml"),
                "- { name: oncall, sha256: %s, roles: [operator], databases: [ db1 ] }"
                        .formatted(HexFormat.of().formatHex(hash)));
        return JavaProcess.daemon(folder, fleet, "-Dwarden.auth.tokens-file=" + tokens)
                .awaitOutput("Listening on")
                .awaitOutput("db1: watching");
    }

    private static List<String> blocks() throws Exception {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String run(String script, String daemon) throws Exception {
        Path output = folder.resolve("runbook.log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("WARDEN", daemon);
        shell.environment().put("DB", "db1");
        shell.environment().put("TOKEN", Secrets.TOKEN);
        shell.environment().put("SESSION", session());
        Process process = shell.start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private String session() {
        return simulator.database("db1").sessionsOf("app").stream()
                .filter(row -> row.sid() == victim.sid())
                .map(row -> "1:%d:%d".formatted(row.sid(), row.serial()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean installed(String tool) throws Exception {
        return new ProcessBuilder("bash", "-c", "command -v " + tool).start().waitFor() == 0;
    }

    @Test
    void followed_to_the_letter_it_ends_the_session_that_was_chosen_and_no_other() throws Exception {
        assumeThat(System.getenv("CI") != null || installed("curl") && installed("jq"))
                .as("curl and jq are there")
                .isTrue();
        String script =
                blocks().stream().filter(block -> !block.startsWith("# yours")).collect(Collectors.joining());
        try (JavaProcess daemon = daemon()) {
            String address = LISTENING
                    .matcher(daemon.output())
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElseThrow();

            String said = run(script, address);

            assertThat(said).contains("\n200\n", "\"outcome\": \"killed\"", "ALTER SYSTEM KILL SESSION");
            assertThat(simulator.database("db1").killLog())
                    .singleElement()
                    .satisfies(kill ->
                            assertThat(kill.victim().orElseThrow().sid()).isEqualTo(victim.sid()));
        }
    }

    @Test
    void every_value_that_a_reader_must_fill_in_is_given_by_this_test() throws Exception {
        List<String> own = blocks().stream()
                .filter(block -> block.startsWith("# yours"))
                .flatMap(block -> OWN_VALUE.matcher(block).results())
                .map(match -> match.group(1))
                .toList();
        assertThat(own).containsExactlyInAnyOrder("WARDEN", "DB", "TOKEN", "SESSION");
    }
}
