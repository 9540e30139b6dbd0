package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.FixedViews;
import io.sessionwarden.sim.sql.Administration;
import io.sessionwarden.sim.sql.Administration.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries out statements about accounts and privileges in the name of a session's user, or of SYS. */
final class Administrator {
    private final SimulatedDatabase database;
    private final Optional<Account> actor;
    private final Grants grants;

    /** @param actor empty for SYS, who may do everything */
    Administrator(SimulatedDatabase database, Optional<Account> actor) {
        this.database = database;
        this.actor = actor;
        this.grants = new Grants(database.storage(), actor);
    }

    static Administrator of(Session session) {
        return new Administrator(session.database(), Optional.of(session.account()));
    }

    /** Code of the statement, as V$SESSION.COMMAND has it. */
    static int command(Administration statement) {
        return switch (statement) {
            case Administration.Grant grant -> 17;
            case Administration.Revoke revoke -> 18;
            case Administration.AlterUser alter -> 43;
            case Administration.CreateUser create -> 51;
            case Administration.DropUser drop -> 53;
        };
    }

    void run(Administration statement) throws OraError {
        switch (statement) {
            case Administration.Grant grant -> grant(grant);
            case Administration.Revoke revoke -> revoke(revoke);
            case Administration.CreateUser create -> create(create);
            case Administration.AlterUser alter -> alter(alter);
            case Administration.DropUser drop -> drop(drop);
        }
    }

    private void grant(Administration.Grant grant) throws OraError {
        for (String name : grant.grantees()) {
            Account grantee = grantee(name);
            for (String privilege : grant.privileges()) {
                if (grant.on().isPresent()) {
                    Target target = grant.on().get();
                    if (isView(target)) {
                        grants.grantView(privilege, target, grantee, grant.option());
                    } else {
                        grants.grantTable(privilege, target, grantee, grant.option());
                    }
                } else {
                    grants.grantSystem(privilege, grantee, grant.option());
                }
            }
        }
    }

    private void revoke(Administration.Revoke revoke) throws OraError {
        for (String name : revoke.grantees()) {
            Account grantee = grantee(name);
            for (String privilege : revoke.privileges()) {
                if (revoke.on().isPresent()) {
                    Target target = revoke.on().get();
                    if (isView(target)) {
                        grants.revokeView(privilege, target, grantee);
                    } else {
                        grants.revokeTable(privilege, target, grantee);
                    }
                } else {
                    grants.revokeSystem(privilege, grantee);
                }
            }
        }
    }

    private static boolean isView(Target target) {
        return target.owner().equals(Optional.of("SYS")) && FixedViews.isView(target.name());
    }

    private Account grantee(String name) throws OraError {
        if (name.equals("PUBLIC") || Roles.isRole(name)) {
            throw new OraError(3001, "unimplemented feature: grants to PUBLIC and to roles");
        }
        return database.account(name)
                .orElseThrow(() -> new OraError(1917, "user or role '" + name + "' does not exist"));
    }

    private Account user(String name) throws OraError {
        return database.account(name).orElseThrow(() -> new OraError(1918, "user '" + name + "' does not exist"));
    }

    private void create(Administration.CreateUser create) throws OraError {
        demand(Roles.CREATE_USER);
        if (!create.name().equals(create.name().toUpperCase(Locale.ROOT))) {
            throw new OraError(3001, "unimplemented feature: a user name in lower case");
        }
        if (Roles.isRole(create.name()) || List.of("SYS", "PUBLIC").contains(create.name())) {
            throw new OraError(1920, "user name '" + create.name() + "' conflicts with another user or role name");
        }
        Account account = database.knownAccounts()
                .add(create.name(), create.password(), database.now())
                .orElseThrow(() -> new OraError(
                        1920, "user name '" + create.name() + "' conflicts with another user or role name"));
        if (create.locked()) {
            account.lock(database.now());
        }
        database.storage().add(account);
    }

    private void alter(Administration.AlterUser alter) throws OraError {
        boolean ownPassword =
                alter.locked().isEmpty() && actor.map(Account::name).equals(Optional.of(alter.name()));
        if (!ownPassword) {
            demand(Roles.ALTER_USER);
        }
        Account account = user(alter.name());
        alter.password().ifPresent(account::password);
        if (alter.locked().isPresent()) {
            if (alter.locked().get()) {
                account.lock(database.now());
            } else {
                account.unlock();
            }
        }
    }

    private void drop(Administration.DropUser drop) throws OraError {
        demand(Roles.DROP_USER);
        Account account = user(drop.name());
        if (!database.sessionsOf(drop.name()).isEmpty()) {
            throw new OraError(1940, "cannot drop a user that is currently connected");
        }
        if (!drop.cascade() && database.storage().ownsTables(account)) {
            throw new OraError(1922, "CASCADE must be specified to drop '" + drop.name() + "'");
        }
        database.knownAccounts().remove(account);
        database.storage().remove(account);
    }

    private void demand(String privilege) throws OraError {
        if (actor.isPresent() && !actor.get().may(privilege)) {
            throw new OraError(1031, "insufficient privileges");
        }
    }
}
