package io.sessionwarden.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The simulator's classes; they are compiled into one directory with its tests, so their sources tell them apart. */
final class SimulatorClasses {
    private static final Path COMPILED = Path.of("target/test-classes/io/sessionwarden/sim");
    private static final Path SOURCES = Path.of("src/sim/java");

    private SimulatorClasses() {}

    static JavaClasses read() {
        return new ClassFileImporter()
                .importPath(COMPILED)
                .that(DescribedPredicate.describe("are the simulator's", SimulatorClasses::hasSource));
    }

    private static boolean hasSource(JavaClass type) {
        String file = type.getSource().flatMap(source -> source.getFileName()).orElse("");
        return Files.isRegularFile(
                SOURCES.resolve(type.getPackageName().replace('.', '/')).resolve(file));
    }
}
