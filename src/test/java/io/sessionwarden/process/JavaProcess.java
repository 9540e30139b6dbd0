package io.sessionwarden.process;

import static org.awaitility.Awaitility.await;

import io.sessionwarden.testing.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code java} process with its output in a file, which is searched for secrets in the end. */
public final class JavaProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Runs in that folder, without standard input. */
    public static JavaProcess start(Path folder, String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        return new JavaProcess(process, output);
    }

    /** The daemon, its ledger in that folder, with these further settings. */
    public static JavaProcess daemon(Path folder, Path fleet, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("-Dwarden.fleet=" + fleet);
        arguments.add("-Dwarden.allow-inline-secrets=true");
        arguments.add("-Dquarkus.http.port=0");
        arguments.add("-Dquarkus.management.port=0");
        arguments.add("-jar");
        arguments.add(System.getProperty("warden.app.jar"));
        return start(folder, arguments.toArray(String[]::new));
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JavaProcess awaitOutput(String text) {
        await().atMost(LIMIT).until(() -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("ended without saying \"" + text + "\": " + output());
        }
        return this;
    }

    /** @return the exit code */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + output());
        }
        return process.exitValue();
    }

    /** SIGKILL: no chance to write or to say anything. */
    public void killHard() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Secrets.assertNoneIn(output(), "the log of the process");
    }
}
