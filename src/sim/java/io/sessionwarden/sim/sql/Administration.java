package io.sessionwarden.sim.sql;

import java.util.List;
import java.util.Optional;

/** A statement about accounts and privileges. Names are canonical: upper-case unless quoted. */
public sealed interface Administration {
    /**
     * An object that privileges are about.
     *
     * @param owner empty when the statement names none
     * @param position zero-based offset in the statement
     */
    record Target(Optional<String> owner, String name, int position) {}

    /**
     * GRANT.
     *
     * @param privileges system privileges and roles, or privileges on the object; ALL for all of them
     * @param on the object, if any
     * @param option WITH ADMIN OPTION or WITH GRANT OPTION
     */
    record Grant(List<String> privileges, Optional<Target> on, List<String> grantees, boolean option)
            implements Administration {}

    /** REVOKE. */
    record Revoke(List<String> privileges, Optional<Target> on, List<String> grantees) implements Administration {}

    record CreateUser(String name, String password, boolean locked) implements Administration {}

    /**
     * ALTER USER.
     *
     * @param password a new one, if any
     * @param locked ACCOUNT LOCK or UNLOCK, if any
     */
    record AlterUser(String name, Optional<String> password, Optional<Boolean> locked) implements Administration {}

    /** DROP USER. */
    record DropUser(String name, boolean cascade) implements Administration {}
}
