package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.Privileges.ObjectGrant;
import java.util.HashSet;
import java.util.Set;

/** What a user finds in the ALL_ views: objects of its own, those it was granted something on, or all. */
final class Access {
    private static final Set<String> EVERYTHING = Set.of("SELECT ANY TABLE");

    private final String user;
    private final boolean dictionary;
    private final boolean everything;
    private final Set<String> granted = new HashSet<>();

    Access(String user, Privileges privileges) {
        this.user = user;
        this.dictionary = privileges.systemPrivilegesOf(user).contains("SELECT ANY DICTIONARY");
        this.everything = privileges.systemPrivilegesOf(user).stream().anyMatch(EVERYTHING::contains);
        Set<String> grantees = privileges.granteesOf(user);
        for (ObjectGrant grant : privileges.objects()) {
            if (grantees.contains(grant.grantee())) {
                granted.add(grant.owner() + "." + grant.object());
            }
        }
    }

    boolean sees(String owner, String object) {
        return owner.equals(user)
                || owner.equals("PUBLIC")
                || granted.contains(owner + "." + object)
                || (owner.equals("SYS") ? dictionary : everything);
    }
}
