package io.sessionwarden.sim.db;

import java.util.List;
import java.util.Set;

/** A user of the database: password, privileges and what became of its logons. Thread-safe. */
final class Account {
    /** FAILED_LOGIN_ATTEMPTS of profile DEFAULT. */
    private static final int FAILURES_UNTIL_LOCKED = 10;

    static final String ALTER_SYSTEM = "ALTER SYSTEM";
    static final String CREATE_SESSION = "CREATE SESSION";
    static final String CREATE_TABLE = "CREATE TABLE";
    static final String SELECT_ANY_DICTIONARY = "SELECT ANY DICTIONARY";

    private final String name;
    private final int id;
    private final Set<String> privileges;
    private String password;
    private int failedLogons;
    private int failedInARow;

    Account(String name, int id, String password, Set<String> privileges) {
        this.name = name;
        this.id = id;
        this.password = password;
        this.privileges = privileges;
    }

    String name() {
        return name;
    }

    int id() {
        return id;
    }

    boolean may(String privilege) {
        return privileges.contains(privilege);
    }

    List<String> privileges() {
        return privileges.stream().sorted().toList();
    }

    synchronized String password() {
        return password;
    }

    /** Sets another password; an account locked for failed logons is open again. */
    synchronized void password(String another) {
        password = another;
        failedInARow = 0;
    }

    synchronized void logonFailed() {
        failedLogons++;
        failedInARow++;
    }

    /** Failures since the database was made. */
    synchronized int failedLogons() {
        return failedLogons;
    }

    /** Lets a proven user in and forgets former failures; false when the account is locked. */
    synchronized boolean admit() {
        if (locked()) {
            return false;
        }
        failedInARow = 0;
        return true;
    }

    synchronized String status() {
        return locked() ? "LOCKED(TIMED)" : "OPEN";
    }

    private boolean locked() {
        return failedInARow >= FAILURES_UNTIL_LOCKED;
    }
}
