package io.sessionwarden.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A rule of the daemon's code. Each is written for any root package, so that it can be tried on the samples, which break every one of them.
 */
enum HouseRule {
    NO_CYCLES(
            root -> slices().matching(root + ".(*)..").should().beFreeOfCycles(),
            "sample.guard.KillPermit",
            "sample.kill.BreaksKillRules"),
    NOBODY_DEPENDS_ON_API(root -> nobodyDependsOn(root, "api"), "sample.sweep.BreaksDependencyRules"),
    NOBODY_DEPENDS_ON_METRICS(root -> nobodyDependsOn(root, "metrics"), "sample.sweep.BreaksDependencyRules"),
    NOBODY_DEPENDS_ON_HEALTH(root -> nobodyDependsOn(root, "health"), "sample.sweep.BreaksDependencyRules"),
    NOBODY_DEPENDS_ON_ORACLE(root -> nobodyDependsOn(root, "oracle"), "sample.sweep.BreaksDependencyRules"),
    SESSION_KNOWS_THE_JDK_ONLY(
            root -> classes()
                    .that()
                    .resideInAPackage(root + ".session..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", root + ".session.."),
            "sample.session.KnowsPolicy"),
    POLICY_KNOWS_SESSION_AND_THE_JDK_ONLY(
            root -> classes()
                    .that()
                    .resideInAPackage(root + ".policy..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", root + ".session..", root + ".policy.."),
            "sample.policy.KnowsCdi"),
    JDBC_IN_ENGINES_AND_LEDGER_ONLY(
            root -> noClasses()
                    .that()
                    .resideOutsideOfPackages(root + ".engine..", root + ".oracle..", root + ".ledger..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql.."),
            "sample.policy.KnowsJdbc"),
    MICROMETER_IN_METRICS_ONLY(
            root -> onlyIn(root + ".metrics..", "io.micrometer.."), "sample.sweep.BreaksDependencyRules"),
    JAX_RS_IN_API_ONLY(
            root -> onlyIn(root + ".api..", "jakarta.ws.rs..", "org.jboss.resteasy.."),
            "sample.sweep.BreaksDependencyRules"),
    PERMIT_IS_MADE_IN_GUARD_ONLY(
            root -> noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".guard")
                    .should()
                    .accessTargetWhere(Accesses.constructor(root + ".guard.KillPermit")),
            "sample.kill.BreaksKillRules.mint("),
    PERMIT_CANNOT_BE_EXTENDED(
            root -> classes()
                    .that()
                    .haveFullyQualifiedName(root + ".guard.KillPermit")
                    .should()
                    .haveModifier(JavaModifier.FINAL),
            "sample.guard.KillPermit"),
    ROUTE_IS_CALLED_BY_KILL_ONLY(
            root -> noClasses()
                    .that(not(resideInAPackage(root + ".kill").or(assignableTo(root + ".engine.KillRoute"))))
                    .should()
                    .accessTargetWhere(Accesses.method(root + ".engine.KillRoute", "kill")),
            "sample.sweep.BreaksKillRules.byCall(",
            "sample.sweep.BreaksKillRules.byReference("),
    TIME_COMES_FROM_THE_CLOCK(
            root -> noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(root + ".TimeSource")
                    .should()
                    .accessTargetWhere(Accesses.TIME_OF_DAY),
            "BreaksTimeRules.instant(",
            "BreaksTimeRules.local(",
            "BreaksTimeRules.reference(",
            "BreaksTimeRules.millis(",
            "BreaksTimeRules.date(",
            "BreaksTimeRules.clock("),
    NOBODY_SLEEPS(
            root -> noClasses().should().accessTargetWhere(Accesses.SLEEP),
            "BreaksTimeRules.sleepThread(",
            "BreaksTimeRules.sleepUnit(",
            "BreaksTimeRules.park("),
    ONLY_THE_WAITER_WAITS(
            root -> noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(root + ".sweep.Waiter")
                    .should()
                    .accessTargetWhere(Accesses.method("java.util.concurrent.CountDownLatch", "await")),
            "BreaksTimeRules.latch("),
    NO_RETRY_ON_THE_WAY_OF_A_KILL(
            root -> noClasses()
                    .that()
                    .resideInAnyPackage(
                            root + ".kill..",
                            root + ".guard..",
                            root + ".engine..",
                            root + ".oracle..",
                            root + ".sweep..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(".*\\.(faulttolerance|resilience4j|failsafe|retry)\\..*"),
            "sample.kill.BreaksKillRules.again("),
    NOTHING_KNOWS_THE_SIMULATOR(
            root -> noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".sim..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root + ".sim.."),
            "sample.sweep.BreaksDependencyRules"),
    NO_PACKAGE_FOR_THIS_AND_THAT(
            root -> noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..",
                            "..utils..",
                            "..common..",
                            "..impl..",
                            "..service..",
                            "..dto..",
                            "..exception..",
                            "..helper.."),
            "sample.util.Anything"),
    PACKAGES_ARE_ONE_LEVEL(
            root -> classes().should().resideInAnyPackage(root, root + ".*"), "sample.sweep.deeper.TooDeep"),
    ONLY_MAIN_WRITES_TO_THE_CONSOLE(
            root -> noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(root + ".Main")
                    .should()
                    .accessTargetWhere(Accesses.CONSOLE),
            "BreaksStyleRules.print(",
            "BreaksStyleRules.trace("),
    NO_FIELD_INJECTION(
            root -> fields().should()
                    .notBeAnnotatedWith("jakarta.inject.Inject")
                    .andShould()
                    .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty"),
            "BreaksStyleRules.injected>",
            "BreaksStyleRules.configured>");

    private final Function<String, ArchRule> rule;
    private final List<String> offenders;

    HouseRule(Function<String, ArchRule> rule, String... offenders) {
        this.rule = rule;
        this.offenders = List.of(offenders);
    }

    /** The rule for the packages under that one. */
    ArchRule under(String root) {
        return rule.apply(root).as(name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** What must be in the report when the rule is tried on the samples. */
    List<String> offenders() {
        return offenders;
    }

    private static ArchRule nobodyDependsOn(String root, String name) {
        String owner = root + "." + name + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(owner);
    }

    private static ArchRule onlyIn(String owner, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
