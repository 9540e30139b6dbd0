package io.sessionwarden.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package says what it is for, which type is the main one and what it may depend on; what it says of that is true. */
class PackageInfoTest {
    private static final Path DAEMON = Path.of("src/main/java");
    private static final Path SIMULATOR = Path.of("src/sim/java");
    private static final String ROOT = "io.sessionwarden";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final Pattern LINK = Pattern.compile("\\{@link ([\\w.]+)}");
    private static final Pattern ABOUT_DEPENDENCIES = Pattern.compile("(?:[Mm]ay depend|Depends) on([^.]*)\\.");
    private static final Pattern CODE = Pattern.compile("\\{@code ([a-z]+)}");

    static Stream<Path> packages() throws IOException {
        return Stream.concat(folders(DAEMON), folders(SIMULATOR));
    }

    static Stream<Path> packagesOfTheDaemon() throws IOException {
        return folders(DAEMON.resolve("io/sessionwarden")).filter(folder -> !folder.endsWith("sessionwarden"));
    }

    private static Stream<Path> folders(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet())
                    .stream()
                    .sorted();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_says_what_it_is_for_and_names_a_type_that_exists(Path folder) throws IOException {
        String text = textOf(folder);
        assertThat(text).startsWith("/**");
        List<Path> linked = LINK.matcher(text)
                .results()
                .map((MatchResult link) -> source(folder, link.group(1)))
                .toList();
        assertThat(linked).isNotEmpty().allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("packagesOfTheDaemon")
    void a_package_depends_only_on_what_it_says(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        assertThat(undeclared(textOf(folder), dependencies(name))).isEmpty();
    }

    @Test
    void a_dependency_that_is_not_said_is_found() {
        Set<String> dependencies = Set.of("fleet", "oracle");
        assertThat(undeclared("May depend on {@code fleet}.", dependencies)).containsExactly("oracle");
        assertThat(undeclared("May depend on everything but {@code oracle}.", dependencies))
                .containsExactly("oracle");
        assertThat(undeclared("May depend on {@code fleet} and {@code oracle}.", dependencies))
                .isEmpty();
    }

    /** The dependencies that the text's sentence about them does not allow. */
    private static Set<String> undeclared(String text, Set<String> dependencies) {
        String about = ABOUT_DEPENDENCIES
                .matcher(text)
                .results()
                .map((MatchResult sentence) -> sentence.group(1))
                .collect(Collectors.joining(" "));
        Set<String> named = CODE.matcher(about)
                .results()
                .map((MatchResult code) -> code.group(1))
                .collect(Collectors.toSet());
        boolean namesTheForbidden = about.contains("everything but");
        return dependencies.stream()
                .filter(dependency -> named.contains(dependency) == namesTheForbidden)
                .collect(Collectors.toSet());
    }

    private static Set<String> dependencies(String name) {
        String own = ROOT + "." + name;
        return CLASSES.stream()
                .filter(type -> type.getPackageName().equals(own))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map((Dependency dependency) -> dependency.getTargetClass().getPackageName())
                .filter(target -> target.startsWith(ROOT + ".") && !target.equals(own))
                .map(target -> target.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
    }

    /** The Javadoc as one line, without the asterisks. */
    private static String textOf(Path folder) throws IOException {
        Path file = folder.resolve("package-info.java");
        assertThat(file).isRegularFile();
        return Files.readString(file).replaceAll("\\s*\\n \\* ?", " ");
    }

    private static Path source(Path folder, String type) {
        Path root = folder.startsWith(DAEMON) ? DAEMON : SIMULATOR;
        return root.resolve(type.replace('.', '/') + ".java");
    }
}
