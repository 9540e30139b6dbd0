package io.sessionwarden.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.testing.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped: the product without the simulator, and a simulator that stands alone. */
class ProductJarIT {
    private static final Path PRODUCT =
            Path.of(System.getProperty("warden.app.jar")).getParent();
    private static final Path SIMULATOR = Path.of(System.getProperty("warden.simulator.jar"));
    private static final Pattern READY = Pattern.compile("Simulator ready: db1, db2 on 127\\.0\\.0\\.1:(\\d+)");
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    /** Names of all files of the product, and of everything in its jars. */
    private static List<String> shipped() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PRODUCT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                names.add(PRODUCT.relativize(file).toString());
                if (file.toString().endsWith(".jar")) {
                    names.addAll(entries(file));
                }
            }
        }
        return names;
    }

    @Test
    void the_product_holds_nothing_of_the_simulator() throws IOException {
        assertThat(shipped())
                .contains("io/sessionwarden/Main.class", "sql/oracle/sample.sql")
                .noneMatch(name -> name.contains("io/sessionwarden/sim"))
                .noneMatch(name -> name.contains("net/sf/jsqlparser") || name.contains("jsqlparser"));
    }

    @Test
    void the_simulator_holds_nothing_of_the_product() throws IOException {
        assertThat(entries(SIMULATOR))
                .contains("io/sessionwarden/sim/SimulatorCommand.class")
                .filteredOn(name -> !name.endsWith("/"))
                .noneMatch(name -> name.startsWith("io/sessionwarden/") && !name.startsWith("io/sessionwarden/sim/"))
                .noneMatch(name -> name.startsWith("sql/") || name.startsWith("db/migration/"))
                .noneMatch(name -> name.startsWith("io/quarkus/") || name.startsWith("oracle/"));
    }

    @Test
    void the_simulator_starts_by_itself_prints_one_line_and_serves_the_driver() throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        SIMULATOR.toString(),
                        "--port",
                        "0",
                        "--databases",
                        "2")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(START).until(() -> Files.readString(output).endsWith(System.lineSeparator()));
            String url = url(Files.readString(output).strip());
            try (Connection connection = Oracle.login(url, "app", "app")) {
                assertThat(connection.isValid(5)).isTrue();
            }
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).content().as("all it wrote").hasLineCount(1);
    }

    private static String url(String line) {
        Matcher ready = READY.matcher(line);
        assertThat(ready.matches()).as(line).isTrue();
        return "jdbc:oracle:thin:@//127.0.0.1:" + ready.group(1) + "/db1";
    }
}
