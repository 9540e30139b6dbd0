package io.sessionwarden.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build finds a JDK that is new enough, and says so in one line where there is none. */
class JdkFinderTest {
    private static final String FINDER = ".mvn/find-jdk.sh";

    @TempDir
    Path folder;

    /** What the script said, and the JAVA_HOME with which the build would go on. */
    private record Run(int exitCode, String home, List<String> said) {}

    private Path jdk(String name, int major) throws IOException {
        Path home = runtime(name, major);
        program(home.resolve("bin/javac"), "echo 'javac %d.0.1'".formatted(major));
        return home;
    }

    private Path runtime(String name, int major) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        program(home.resolve("bin/java"), "echo 'openjdk version \"%d.0.1\"' >&2".formatted(major));
        return home;
    }

    private static void program(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Sources the script as mvnw does; without places to look in it has one that holds nothing. */
    private Run find(String javaHome, Path... places) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        settings.put("JAVA_HOME", javaHome);
        settings.put("JDK_SEARCH", folder.resolve("nothing") + " " + String.join(" ", names(places)));
        Path said = folder.resolve("said");
        Path home = folder.resolve("home");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", ". ./" + FINDER + "; printf %s \"$JAVA_HOME\"");
        builder.environment().putAll(settings);
        Process process = builder.redirectError(said.toFile())
                .redirectOutput(home.toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(home), Files.readAllLines(said));
    }

    private static List<String> names(Path... places) {
        return List.of(places).stream().map(Path::toString).toList();
    }

    @Test
    void a_good_java_home_is_kept_without_a_word() throws Exception {
        Path chosen = jdk("chosen", 25);
        Run run = find(chosen.toString(), jdk("other", 26));
        assertThat(run).isEqualTo(new Run(0, chosen.toString(), List.of()));
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over_with_a_word() throws Exception {
        Path old = jdk("old", 21);
        Path good = jdk("good", 25);
        Run run = find(old.toString(), good);
        assertThat(run.home()).isEqualTo(good.toString());
        assertThat(run.said())
                .singleElement()
                .asString()
                .contains("JAVA_HOME=" + old)
                .contains("25");
    }

    @Test
    void a_java_home_without_compiler_is_passed_over_with_a_word() throws Exception {
        Path runtime = runtime("runtime", 25);
        Path good = jdk("good", 25);
        Run run = find(runtime.toString(), good);
        assertThat(run.home()).isEqualTo(good.toString());
        assertThat(run.said())
                .singleElement()
                .asString()
                .contains("JAVA_HOME=" + runtime)
                .contains("javac");
    }

    @Test
    void the_first_place_that_fits_is_taken() throws Exception {
        Path good = jdk("good", 26);
        Run run = find("", jdk("old", 17), runtime("runtime", 25), good, jdk("another", 25));
        assertThat(run).isEqualTo(new Run(0, good.toString(), List.of()));
    }

    @Test
    void without_any_the_build_ends_with_one_line_that_says_what_to_do() throws Exception {
        Run run = find("", jdk("old", 21), runtime("runtime", 25));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.home()).isEmpty();
        assertThat(run.said()).singleElement().asString().contains("no JDK of at least 25 found", "Install one");
    }

    @Test
    void the_wrapper_asks_the_script_before_it_looks_at_java_home_itself() throws IOException {
        String wrapper = Files.readString(Path.of("mvnw"));
        assertThat(wrapper).contains("/" + FINDER + "\"");
        assertThat(wrapper.indexOf(FINDER)).isLessThan(wrapper.indexOf("set_java_home()"));
    }
}
