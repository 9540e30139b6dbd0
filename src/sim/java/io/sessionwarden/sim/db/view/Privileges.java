package io.sessionwarden.sim.db.view;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what: all grants of a database. */
public record Privileges(
        List<String> roles, List<SystemGrant> system, List<RoleGrant> roleGrants, List<ObjectGrant> objects) {
    /** A system privilege of a user or role. */
    public record SystemGrant(String grantee, String privilege, boolean admin) {}

    /** A role of a user or role. */
    public record RoleGrant(String grantee, String role, boolean admin) {}

    /** A privilege on an object. */
    public record ObjectGrant(
            String grantee,
            String owner,
            String object,
            String type,
            String grantor,
            String privilege,
            boolean grantable) {}

    /** The roles of a user and those that these bring along. */
    public List<String> rolesOf(String user) {
        Set<String> found = new TreeSet<>();
        addRoles(user, found);
        return List.copyOf(found);
    }

    private void addRoles(String grantee, Set<String> found) {
        for (RoleGrant grant : roleGrants) {
            if (grant.grantee().equals(grantee) && found.add(grant.role())) {
                addRoles(grant.role(), found);
            }
        }
    }

    /** The system privileges of a user, directly or by a role. */
    public List<String> systemPrivilegesOf(String user) {
        Set<String> grantees = granteesOf(user);
        return system.stream()
                .filter(grant -> grantees.contains(grant.grantee()))
                .map(SystemGrant::privilege)
                .distinct()
                .sorted()
                .toList();
    }

    /** Everybody whose grants a user enjoys: itself, its roles, PUBLIC. */
    Set<String> granteesOf(String user) {
        Set<String> grantees = new TreeSet<>(rolesOf(user));
        grantees.add(user);
        grantees.add("PUBLIC");
        return grantees;
    }
}
