package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.Role;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import java.util.Optional;
import java.util.Set;

/** Who may decide what restrains kills, and who may see it. */
final class RestraintPermission {
    private static final Set<Role> DECIDE = Set.of(Role.OPERATOR, Role.ADMIN);
    private static final Set<Role> SEE = Set.of(Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN);

    private RestraintPermission() {}

    /** Refused, alike for a database that is not there, when the caller may not decide for it. */
    static void toDecide(Caller caller, TargetRegistry targets, String database) {
        toRelease(caller, targets, database);
        Paths.target(targets, database);
    }

    /** The same for what may stand on a database that has left the fleet file. */
    static void toRelease(Caller caller, TargetRegistry targets, String database) {
        Optional<Target> target = targets.find(database);
        boolean may = caller.hasEverywhere(DECIDE)
                || target.stream()
                        .anyMatch(t -> caller.has(DECIDE, t.name(), t.database().labels()));
        if (!may) {
            throw forbidden(caller, "for database " + database);
        }
    }

    static void toDecideEverywhere(Caller caller) {
        if (!caller.hasEverywhere(DECIDE)) {
            throw forbidden(caller, "for every database; name one in database");
        }
    }

    /** Overriding a veto is for operators: whoever may only kill own sessions takes nothing upon himself. */
    static void toOverride(Caller caller, Target target) {
        if (!caller.has(DECIDE, target.name(), target.database().labels())) {
            throw forbidden(caller, "to override a veto on database " + target.name());
        }
    }

    /** What stands on a database that has left the fleet file is seen by those who see every one. */
    static boolean sees(Caller caller, TargetRegistry targets, String database) {
        return caller.hasEverywhere(SEE)
                || targets.find(database).stream()
                        .anyMatch(t -> caller.has(SEE, database, t.database().labels()));
    }

    private static RequestRefused forbidden(Caller caller, String what) {
        return new RequestRefused(ProblemType.FORBIDDEN, caller.name() + " needs the role operator or admin " + what);
    }
}
