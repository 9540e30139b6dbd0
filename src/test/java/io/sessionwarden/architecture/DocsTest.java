package io.sessionwarden.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages point at is there: files, headings, classes, tests, commands. */
class DocsTest {
    private static final Path README = Path.of("README.md");
    private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
    private static final Path DAEMON = Path.of("src/main/java/io/sessionwarden");
    private static final List<String> COMMANDS = List.of("./mvnw -Pdemo quarkus:dev", "./mvnw verify");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS_OF_A_PACKAGE = Pattern.compile("[a-z]+/[A-Z]\\w+");
    private static final Pattern CLASS_WITH_METHOD = Pattern.compile("([A-Z][a-z]\\w+)(?:\\.([a-z]\\w+))?");
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> pages = new ArrayList<>(List.of(README, Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            return pages.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_relative_link_leads_to_a_file_and_a_heading(Path page) throws IOException {
        List<String> links = found(LINK, Files.readString(page)).stream()
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
        for (String link : links) {
            String[] parts = link.split("#", 2);
            Path file =
                    parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            assertThat(file).as(link).exists();
            if (parts.length == 2) {
                assertThat(headings(file)).as(link).contains(parts[1]);
            }
        }
    }

    /** As the common renderers name a heading. */
    private static List<String> headings(Path page) throws IOException {
        return found(Pattern.compile("(?m)^#+ (.*)$"), Files.readString(page)).stream()
                .map(title -> title.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void the_tables_of_the_architecture_name_classes_and_tests_that_exist() throws IOException {
        List<String> named = Files.readAllLines(ARCHITECTURE).stream()
                .filter(line -> line.startsWith("|"))
                .flatMap(row -> found(CODE, row).stream())
                .toList();
        List<String> inPackages =
                named.stream().filter(CLASS_OF_A_PACKAGE.asMatchPredicate()).toList();
        assertThat(inPackages)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(DAEMON.resolve(name + ".java")).isRegularFile());
        List<MatchResult> classes = named.stream()
                .flatMap(name -> CLASS_WITH_METHOD
                        .matcher(name)
                        .results()
                        .filter(m -> m.group().equals(name)))
                .toList();
        assertThat(classes).isNotEmpty();
        for (MatchResult name : classes) {
            String source = source(name.group(1));
            if (name.group(2) != null) {
                assertThat(source).contains("void " + name.group(2) + "(");
            }
        }
    }

    private static String source(String simpleName) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.endsWith(simpleName + ".java")).toList();
            assertThat(sources).as(simpleName).isNotEmpty();
            return Files.readString(sources.getFirst());
        }
    }

    @Test
    void the_architecture_has_a_row_for_each_package() throws IOException {
        try (Stream<Path> folders = Files.list(DAEMON)) {
            List<String> packages = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            assertThat(new TreeSet<>(found(PACKAGE_ROW, Files.readString(ARCHITECTURE))))
                    .isEqualTo(new TreeSet<>(packages));
        }
    }

    @Test
    void the_readme_has_both_commands_and_the_continuous_integration_ends_with_the_second() throws IOException {
        assertThat(Files.readAllLines(README).stream()
                        .limit(40)
                        .map(line -> line.replaceAll(" +#.*", "").strip()))
                .containsAll(COMMANDS);
        assertThat(Files.readAllLines(Path.of(".ci/run")).getLast()).isEqualTo(COMMANDS.getLast());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
