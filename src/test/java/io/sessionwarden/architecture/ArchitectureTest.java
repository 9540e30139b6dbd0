package io.sessionwarden.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The daemon and the simulator keep the rules of the house, and every rule finds the sample that breaks it. */
class ArchitectureTest {
    private static final String ROOT = "io.sessionwarden";
    private static final String SAMPLES = "io.sessionwarden.architecture.sample";
    private static final JavaClasses DAEMON = new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses SAMPLE =
            new ClassFileImporter().importPath(Path.of("target/test-classes/io/sessionwarden/architecture/sample"));
    private static final JavaClasses SIMULATOR = SimulatorClasses.read();

    /** Its jar holds nothing else: a class of the daemon or of Quarkus would not be there. */
    private static ArchRule simulatorStandsAlone(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".sim..")
                .and()
                .resideOutsideOfPackage(
                        root + ".sim.demo..") // started by the container, with the driver as its applications' own
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver..",
                        "com.fasterxml.jackson..",
                        "org.h2..",
                        "net.sf.jsqlparser..",
                        root + ".sim..");
    }

    @ParameterizedTest
    @EnumSource
    void the_daemon_keeps_the_rule(HouseRule rule) {
        rule.under(ROOT).check(DAEMON);
    }

    @ParameterizedTest
    @EnumSource
    void the_rule_finds_the_sample_that_breaks_it(HouseRule rule) {
        EvaluationResult result = rule.under(SAMPLES).allowEmptyShould(true).evaluate(SAMPLE);
        assertThat(result.getFailureReport().toString()).contains(rule.offenders());
    }

    @Test
    void the_permit_has_no_constructor_for_others() {
        ArchRule rule = constructors()
                .that()
                .areDeclaredIn(ROOT + ".guard.KillPermit")
                .should()
                .bePackagePrivate();
        rule.check(DAEMON);
    }

    @Test
    void the_simulator_knows_nothing_of_the_daemon() {
        simulatorStandsAlone(ROOT).check(SIMULATOR);
    }

    @Test
    void a_simulator_that_knows_the_daemon_is_found() {
        assertThat(simulatorStandsAlone(SAMPLES)
                        .evaluate(SAMPLE)
                        .getFailureReport()
                        .toString())
                .contains("sample.sim.KnowsDaemon");
    }

    @Test
    void the_rules_look_at_the_whole_daemon() {
        assertThat(DAEMON.contain("io.sessionwarden.oracle.OracleLink")).isTrue();
        assertThat(DAEMON.contain("io.sessionwarden.Main")).isTrue();
        assertThat(SIMULATOR.contain("io.sessionwarden.sim.OracleSimulator")).isTrue();
    }
}
