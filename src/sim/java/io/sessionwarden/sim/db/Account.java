package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Set;

/** A user of the database: password, privileges and what became of its logons. Thread-safe. */
final class Account {
    /** FAILED_LOGIN_ATTEMPTS of profile DEFAULT. */
    private static final int DEFAULT_ATTEMPTS = 10;

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
    private int attempts = DEFAULT_ATTEMPTS;
    private State state = State.OPEN;

    /** What an administrator made of an account; failed logons lock it besides. */
    enum State {
        OPEN,
        LOCKED,
        EXPIRED
    }

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

    /** Sets another password; an account locked for failed logons or expired is open again. */
    synchronized void password(String another) {
        password = another;
        state = state == State.EXPIRED ? State.OPEN : state;
        failedInARow = 0;
    }

    synchronized void state(State another) {
        state = another;
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

    /** ACCOUNT_STATUS of DBA_USERS. */
    synchronized String status() {
        return state == State.OPEN && isLocked() ? "LOCKED(TIMED)" : state.name();
    }

    private boolean isLocked() {
        return state == State.LOCKED || attempts > 0 && failedInARow >= attempts;
    }
}
