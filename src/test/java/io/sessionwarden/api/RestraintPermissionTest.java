package io.sessionwarden.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.engine.LoginEvent;
import io.sessionwarden.engine.LoginJournal;
import io.sessionwarden.engine.RefusedLogins;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.FleetSource;
import io.sessionwarden.identity.Binding;
import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.Role;
import io.sessionwarden.oracle.OracleEngine;
import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.target.TargetRegistry;
import io.sessionwarden.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestraintPermissionTest {
    @TempDir
    private Path folder;

    private TargetRegistry targets;

    @BeforeEach
    void two_databases() throws Exception {
        Path file = Files.writeString(folder.resolve("fleet.yaml"), """
                defaults: { username: w, password: { env: P } }
                databases: { crm: { url: 'jdbc:oracle:thin:@//h/c' }, hr: { url: 'jdbc:oracle:thin:@//h/h' } }
                """);
        SettableClock clock = new SettableClock();
        LoginJournal forgetful = new LoginJournal() {
            @Override
            public List<LoginEvent> read() {
                return List.of();
            }

            @Override
            public void write(LoginEvent event) {}
        };
        CurrentFleet fleet = new CurrentFleet(new FleetSource(file, false));
        targets = new TargetRegistry(fleet, List.of(new OracleEngine(clock, new RefusedLogins(forgetful))), clock);
    }

    private static Caller of(Role role, String databases) {
        DatabaseSelector selector = new DatabaseSelector(List.of(Glob.of(databases)), Map.of());
        return new Caller("kim", List.of(new Binding(Set.of(role), selector)), Optional.empty());
    }

    private static ProblemType refused(ThrowingCallable call) {
        return catchThrowableOfType(RequestRefused.class, call).type();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "ADMIN"})
    void whoever_has_the_role_for_a_database_decides_for_that_one_only(Role role) {
        Caller kim = of(role, "crm");
        assertThatCode(() -> RestraintPermission.toDecide(kim, targets, "crm")).doesNotThrowAnyException();
        assertThat(refused(() -> RestraintPermission.toDecide(kim, targets, "hr")))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refused(() -> RestraintPermission.toDecide(kim, targets, "crm2")))
                .as("not told whether it exists")
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refused(() -> RestraintPermission.toDecideEverywhere(kim))).isEqualTo(ProblemType.FORBIDDEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "APPROVER", "DEVELOPER"})
    void the_other_roles_decide_and_override_nothing(Role role) {
        Caller kim = of(role, "*");
        assertThat(refused(() -> RestraintPermission.toDecide(kim, targets, "crm")))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refused(() -> RestraintPermission.toDecideEverywhere(kim))).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refused(() ->
                        RestraintPermission.toOverride(kim, targets.find("crm").orElseThrow())))
                .isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void whoever_has_the_role_everywhere_decides_everywhere_and_is_told_what_is_not_there() {
        Caller kim = of(Role.OPERATOR, "*");
        assertThatCode(() -> RestraintPermission.toDecideEverywhere(kim)).doesNotThrowAnyException();
        assertThatCode(() ->
                        RestraintPermission.toOverride(kim, targets.find("hr").orElseThrow()))
                .doesNotThrowAnyException();
        assertThat(refused(() -> RestraintPermission.toDecide(kim, targets, "gone")))
                .isEqualTo(ProblemType.NO_SUCH_DATABASE);
        assertThatCode(() -> RestraintPermission.toRelease(kim, targets, "gone"))
                .as("a hold on a database that has left the fleet")
                .doesNotThrowAnyException();
    }

    @Test
    void a_hold_is_seen_by_those_who_see_the_database_and_never_by_developers() {
        assertThat(RestraintPermission.sees(of(Role.VIEWER, "crm"), targets, "crm"))
                .isTrue();
        assertThat(RestraintPermission.sees(of(Role.VIEWER, "crm"), targets, "hr"))
                .isFalse();
        assertThat(RestraintPermission.sees(of(Role.DEVELOPER, "*"), targets, "crm"))
                .isFalse();
        assertThat(RestraintPermission.sees(of(Role.VIEWER, "crm"), targets, "crm2"))
                .isFalse();
    }
}
