package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.view.FixedViews;
import io.sessionwarden.sim.db.view.UserRow;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A user of the database: password, privileges and what became of its logons. Thread-safe. */
final class Account {
    /** FAILED_LOGIN_ATTEMPTS of profile DEFAULT. */
    private static final int DEFAULT_ATTEMPTS = 10;

    private final String name;
    private final int id;
    private final boolean maintained;
    private final LocalDateTime created;
    private final Map<String, Boolean> privileges = new TreeMap<>();
    private final Map<String, Boolean> roles = new TreeMap<>();
    private final Map<String, Boolean> views = new TreeMap<>();
    private String password;
    private LocalDateTime locked;
    private int failedLogons;
    private int failedInARow;
    private int attempts = DEFAULT_ATTEMPTS;
    private State state = State.OPEN;

    /** What an administrator made of an account; failed logons lock it besides. */
    enum State {
        OPEN,
        LOCKED,
        EXPIRED
    }

    /** @param maintained whether Oracle brings it along */
    Account(String name, int id, String password, boolean maintained, LocalDateTime created) {
        this.name = name;
        this.id = id;
        this.password = password;
        this.maintained = maintained;
        this.created = created;
    }

    String name() {
        return name;
    }

    int id() {
        return id;
    }

    /** Gives a system privilege; {@code option} lets the account pass it on. */
    synchronized void grantPrivilege(String privilege, boolean option) {
        privileges.merge(privilege, option, Boolean::logicalOr);
    }

    synchronized void grantRole(String role, boolean option) {
        roles.merge(role, option, Boolean::logicalOr);
    }

    /** Lets the account read a view of SYS. */
    synchronized void grantView(String view, boolean option) {
        views.merge(view, option, Boolean::logicalOr);
    }

    /** False when it did not have it. */
    synchronized boolean revokePrivilege(String privilege) {
        return privileges.remove(privilege) != null;
    }

    synchronized boolean revokeRole(String role) {
        return roles.remove(role) != null;
    }

    synchronized boolean revokeView(String view) {
        return views.remove(view) != null;
    }

    /** Privileges granted to the account itself, with whether it may pass them on. */
    synchronized Map<String, Boolean> privileges() {
        return new TreeMap<>(privileges);
    }

    synchronized Map<String, Boolean> roles() {
        return new TreeMap<>(roles);
    }

    /** Views of SYS granted to the account itself, with whether it may pass that on. */
    synchronized Map<String, Boolean> views() {
        return new TreeMap<>(views);
    }

    /** Whether it has a system privilege, directly or by a role. */
    synchronized boolean may(String privilege) {
        return privileges.containsKey(privilege)
                || allRoles().stream().anyMatch(role -> Roles.privilegesOf(role).contains(privilege));
    }

    synchronized boolean has(String role) {
        return allRoles().contains(role);
    }

    private Set<String> allRoles() {
        Set<String> all = new HashSet<>(roles.keySet());
        roles.keySet().forEach(role -> all.addAll(Roles.rolesOf(role)));
        return all;
    }

    /** Whether it may read a view of SYS. */
    synchronized boolean mayRead(String view) {
        return FixedViews.isOpen(view)
                || views.containsKey(view)
                || may(Roles.SELECT_ANY_DICTIONARY)
                || has(Roles.SELECT_CATALOG_ROLE);
    }

    synchronized String password() {
        return password;
    }

    /** Sets another password; an account locked for failed logons or expired is open again. */
    synchronized void password(String another) {
        password = another;
        state = state == State.EXPIRED ? State.OPEN : state;
        failedInARow = 0;
    }

    /** Locked by an administrator. */
    synchronized void lock(LocalDateTime at) {
        state = State.LOCKED;
        locked = at;
    }

    /** The password must be changed. */
    synchronized void expire() {
        state = State.EXPIRED;
    }

    /** Open again, whyever it was not. */
    synchronized void unlock() {
        state = State.OPEN;
        locked = null;
        failedInARow = 0;
    }

    /** FAILED_LOGIN_ATTEMPTS: failures in a row that lock it; 0 for never. */
    synchronized void attempts(int most) {
        attempts = most;
    }

    synchronized void logonFailed() {
        failedLogons++;
        failedInARow++;
    }

    /** Failures since the database was made. */
    synchronized int failedLogons() {
        return failedLogons;
    }

    /**
     * Lets a proven user in and forgets former failures.
     *
     * @throws OraError ORA-28000 when it is locked, ORA-28001 when its password has expired
     */
    synchronized void admit() throws OraError {
        if (isLocked()) {
            throw new OraError(28000, "The account is locked.");
        }
        if (state == State.EXPIRED) {
            throw new OraError(28001, "the password has expired");
        }
        failedInARow = 0;
    }

    synchronized UserRow row() {
        return new UserRow(name, id, status(), locked, maintained, created);
    }

    /** ACCOUNT_STATUS of DBA_USERS. */
    synchronized String status() {
        return state == State.OPEN && isLocked() ? "LOCKED(TIMED)" : state.name();
    }

    private boolean isLocked() {
        return state == State.LOCKED || attempts > 0 && failedInARow >= attempts;
    }
}
