package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.Administration.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives and takes privileges in the name of a user, or of SYS. */
final class Grants {
    private static final List<String> ON_TABLES = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final Set<String> ON_VIEWS = Set.of("SELECT", "READ");

    private final Storage storage;
    private final Optional<Account> actor;

    Grants(Storage storage, Optional<Account> actor) {
        this.storage = storage;
        this.actor = actor;
    }

    void grantSystem(String privilege, Account grantee, boolean option) throws OraError {
        demandToPassOn(privilege);
        if (Roles.isRole(privilege)) {
            grantee.grantRole(privilege, option);
            storage.administrator(grantee);
        } else {
            grantee.grantPrivilege(privilege, option);
        }
    }

    void revokeSystem(String privilege, Account grantee) throws OraError {
        demandToPassOn(privilege);
        if (Roles.isRole(privilege)) {
            if (!grantee.revokeRole(privilege)) {
                throw new OraError(1951, "ROLE '" + privilege + "' not granted to '" + grantee.name() + "'");
            }
            storage.administrator(grantee);
        } else if (!grantee.revokePrivilege(privilege)) {
            throw new OraError(1952, "system privileges not granted to '" + grantee.name() + "'");
        }
    }

    private void demandToPassOn(String privilege) throws OraError {
        boolean role = Roles.isRole(privilege);
        if (Roles.isOfDbaOnly(privilege)) {
            throw new OraError(3001, "unimplemented feature: " + privilege + " by itself; role DBA has it");
        }
        if (!role && !Roles.isPrivilege(privilege)) {
            // One word can only be a role.
            throw privilege.contains(" ")
                    ? new OraError(990, "missing or invalid privilege")
                    : new OraError(1919, "role '" + privilege + "' does not exist");
        }
        if (actor.isPresent() && !mayPassOn(actor.get(), privilege, role)) {
            throw new OraError(1031, "insufficient privileges");
        }
    }

    private static boolean mayPassOn(Account actor, String privilege, boolean role) {
        return role
                ? actor.may(Roles.GRANT_ANY_ROLE) || actor.roles().getOrDefault(privilege, false)
                : actor.may(Roles.GRANT_ANY_PRIVILEGE) || actor.privileges().getOrDefault(privilege, false);
    }

    /** A view of SYS: only SYS and who was granted that with the option can pass it on. */
    void grantView(String privilege, Target view, Account grantee, boolean option) throws OraError {
        demandView(privilege, view);
        grantee.grantView(view.name(), option);
    }

    void revokeView(String privilege, Target view, Account grantee) throws OraError {
        demandView(privilege, view);
        if (!grantee.revokeView(view.name())) {
            throw notGranted();
        }
    }

    private void demandView(String privilege, Target view) throws OraError {
        if (actor.isPresent()) {
            if (!actor.get().mayRead(view.name())) {
                throw absent(view);
            }
            if (!actor.get().views().getOrDefault(view.name(), false)) {
                throw new OraError(1031, "insufficient privileges");
            }
        }
        if (!ON_VIEWS.contains(privilege)) {
            throw new OraError(2030, "can only select from fixed tables/views", view.position());
        }
    }

    void grantTable(String privilege, Target target, Account grantee, boolean option) throws OraError {
        if (option) {
            throw new OraError(3001, "unimplemented feature: WITH GRANT OPTION on a table");
        }
        String owner = demandTable(target, grantee);
        for (String one : onTable(privilege, target)) {
            storage.grant(one, owner, target.name(), grantee);
        }
    }

    void revokeTable(String privilege, Target target, Account grantee) throws OraError {
        String owner = demandTable(target, grantee);
        boolean any = false;
        for (String one : onTable(privilege, target)) {
            any |= storage.revoke(one, owner, target.name(), grantee);
        }
        if (!any) {
            throw notGranted();
        }
    }

    private static List<String> onTable(String privilege, Target target) throws OraError {
        if (privilege.equals("ALL") || privilege.equals("ALL PRIVILEGES")) {
            return ON_TABLES;
        }
        if (privilege.equals("READ")) {
            return List.of("SELECT");
        }
        if (!ON_TABLES.contains(privilege)) {
            throw new OraError(990, "missing or invalid privilege");
        }
        return List.of(privilege);
    }

    /** The owner of an existing table that the actor may grant on. */
    private String demandTable(Target target, Account grantee) throws OraError {
        String owner = target.owner()
                .or(() -> actor.map(Account::name))
                .filter(name -> storage.hasTable(name, target.name()))
                .orElseThrow(() -> absent(target));
        boolean own = actor.map(Account::name).equals(Optional.of(owner));
        if (own && grantee.name().equals(owner)) {
            throw new OraError(1749, "you may not GRANT/REVOKE privileges to/from yourself");
        }
        if (!own && actor.isPresent() && !actor.get().may(Roles.GRANT_ANY_OBJECT_PRIVILEGE)) {
            throw storage.sees(actor.get(), owner, target.name())
                    ? new OraError(1031, "insufficient privileges")
                    : absent(target);
        }
        return owner;
    }

    private static OraError absent(Target target) {
        return new OraError(942, "table or view does not exist", target.position());
    }

    private static OraError notGranted() {
        return new OraError(1927, "cannot REVOKE privileges you did not grant");
    }
}
