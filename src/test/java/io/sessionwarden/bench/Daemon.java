package io.sessionwarden.bench;

import io.sessionwarden.process.JavaProcess;
import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged daemon in a process of its own, watching simulated databases. Java's options come from {@code -Dbench.java}. */
final class Daemon implements AutoCloseable {
    private static final Pattern MANAGEMENT = Pattern.compile("Management interface listening on (\\S+)\\.");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JavaProcess process;
    private final String management;

    private Daemon(JavaProcess process) {
        this.process = process.awaitOutput("Management interface listening on");
        Matcher matcher = MANAGEMENT.matcher(process.output());
        if (!matcher.find()) {
            throw new IllegalStateException(process.output());
        }
        this.management = matcher.group(1);
    }

    static Daemon watching(OracleSimulator simulator, Path folder, Duration every, String policies) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                defaults: { username: warden, password: warden, ceiling: enforce, sample: { every: %1$dms, timeout: %1$dms } }
                databases:
                """.formatted(every.toMillis()));
        for (String name : simulator.names()) {
            yaml.append("  %s: { url: '%s' }%n".formatted(name, simulator.url(name)));
        }
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), yaml.append(policies));
        String options = System.getProperty("bench.java", "").trim();
        return new Daemon(JavaProcess.daemon(folder, fleet, options.isEmpty() ? new String[0] : options.split("\\s+")));
    }

    long pid() {
        return process.pid();
    }

    Usage usage() {
        return Usage.of(process.pid());
    }

    String output() {
        return process.output();
    }

    /** All series, one a line. */
    List<String> metrics() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(management + "/q/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    /** The sum of the series that fit. */
    static long sum(List<String> metrics, Predicate<String> series) {
        return metrics.stream()
                .filter(line -> !line.startsWith("#"))
                .filter(series)
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** In order, so that a recording of its runtime is written. */
    @Override
    public void close() {
        process.terminate();
        try (process) {
            process.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
