package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.Privileges.ObjectGrant;
import io.sessionwarden.sim.db.view.Privileges.RoleGrant;
import io.sessionwarden.sim.db.view.Privileges.SystemGrant;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Who may do what: privileges and roles of the session, of users, of roles, and those on objects. */
final class PrivilegeViews {
    private PrivilegeViews() {}

    static List<FixedView<?>> all() {
        return List.of(
                sessionPrivileges(),
                sessionRoles(),
                roles(),
                roleGrants("DBA_ROLE_PRIVS", "GRANTEE", (snapshot, row) -> true),
                roleGrants("USER_ROLE_PRIVS", "USERNAME", (snapshot, row) -> isReader(snapshot, row.grantee())),
                systemGrants("DBA_SYS_PRIVS", "GRANTEE", (snapshot, row) -> true),
                systemGrants("USER_SYS_PRIVS", "USERNAME", (snapshot, row) -> isReader(snapshot, row.grantee())),
                systemGrants("ROLE_SYS_PRIVS", "ROLE", PrivilegeViews::isOwnRole),
                objectGrants("DBA_TAB_PRIVS", "OWNER", (snapshot, row) -> true),
                objectGrants("ALL_TAB_PRIVS", "TABLE_SCHEMA", PrivilegeViews::isKnown),
                objectGrants("USER_TAB_PRIVS", "OWNER", PrivilegeViews::isConcerned));
    }

    private static boolean isReader(Snapshot snapshot, String user) {
        return user.equals(snapshot.reader().user());
    }

    private static boolean isOwnRole(Snapshot snapshot, SystemGrant grant) {
        return snapshot.facts().privileges().rolesOf(snapshot.reader().user()).contains(grant.grantee());
    }

    private static boolean isConcerned(Snapshot snapshot, ObjectGrant grant) {
        return List.of(grant.grantee(), grant.owner(), grant.grantor())
                .contains(snapshot.reader().user());
    }

    private static boolean isKnown(Snapshot snapshot, ObjectGrant grant) {
        Set<String> grantees =
                snapshot.facts().privileges().granteesOf(snapshot.reader().user());
        return isConcerned(snapshot, grant) || grantees.contains(grant.grantee());
    }

    private static FixedView<String> sessionPrivileges() {
        return FixedView.of(
                        "SESSION_PRIVS",
                        (snapshot, instance) -> snapshot.facts()
                                .privileges()
                                .systemPrivilegesOf(snapshot.reader().user()))
                .value("PRIVILEGE", row -> row);
    }

    private static FixedView<String> sessionRoles() {
        return FixedView.of(
                        "SESSION_ROLES",
                        (snapshot, instance) -> snapshot.facts()
                                .privileges()
                                .rolesOf(snapshot.reader().user()))
                .value("ROLE", row -> row);
    }

    private static FixedView<String> roles() {
        return FixedView.of(
                        "DBA_ROLES",
                        (snapshot, instance) -> snapshot.facts().privileges().roles())
                .key("ROLE", row -> row)
                .constant("PASSWORD_REQUIRED", "NO")
                .constant("AUTHENTICATION_TYPE", "NONE")
                .constant("COMMON", "NO")
                .constant("ORACLE_MAINTAINED", "Y")
                .constant("INHERITED", "NO");
    }

    private static FixedView<RoleGrant> roleGrants(
            String name, String grantee, BiPredicate<Snapshot, RoleGrant> shown) {
        return FixedView.of(
                        name,
                        (snapshot, instance) -> snapshot.facts().privileges().roleGrants().stream()
                                .filter(row -> shown.test(snapshot, row))
                                .toList())
                .key(grantee, RoleGrant::grantee)
                .value("GRANTED_ROLE", RoleGrant::role)
                .value("ADMIN_OPTION", row -> yes(row.admin()))
                .constant("DEFAULT_ROLE", "YES")
                .constant("COMMON", "NO")
                .constant("INHERITED", "NO");
    }

    private static FixedView<SystemGrant> systemGrants(
            String name, String grantee, BiPredicate<Snapshot, SystemGrant> shown) {
        return FixedView.of(
                        name,
                        (snapshot, instance) -> snapshot.facts().privileges().system().stream()
                                .filter(row -> shown.test(snapshot, row))
                                .toList())
                .key(grantee, SystemGrant::grantee)
                .value("PRIVILEGE", SystemGrant::privilege)
                .value("ADMIN_OPTION", row -> yes(row.admin()))
                .constant("COMMON", "NO")
                .constant("INHERITED", "NO");
    }

    private static FixedView<ObjectGrant> objectGrants(
            String name, String owner, BiPredicate<Snapshot, ObjectGrant> shown) {
        return FixedView.of(
                        name,
                        (snapshot, instance) -> snapshot.facts().privileges().objects().stream()
                                .filter(row -> shown.test(snapshot, row))
                                .toList())
                .key("GRANTEE", ObjectGrant::grantee)
                .value(owner, ObjectGrant::owner)
                .key("TABLE_NAME", ObjectGrant::object)
                .value("GRANTOR", ObjectGrant::grantor)
                .value("PRIVILEGE", ObjectGrant::privilege)
                .value("GRANTABLE", row -> yes(row.grantable()))
                .value("TYPE", ObjectGrant::type)
                .constant("HIERARCHY", "NO")
                .constant("COMMON", "NO")
                .constant("INHERITED", "NO");
    }

    private static String yes(boolean so) {
        return so ? "YES" : "NO";
    }
}
