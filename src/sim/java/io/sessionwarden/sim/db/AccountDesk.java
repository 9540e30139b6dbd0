package io.sessionwarden.sim.db;

import java.util.List;

/** What an administrator does with the accounts of a database; names in any case, a name that is not known is refused. Thread-safe. */
public final class AccountDesk {
    private final SimulatedDatabase database;

    AccountDesk(SimulatedDatabase database) {
        this.database = database;
    }

    /**
     * An account as it is now.
     *
     * @param status as DBA_USERS.ACCOUNT_STATUS has it
     */
    public record State(String name, String status, int failedLogons) {}

    public List<State> all() {
        return database.knownAccounts().all().stream()
                .map(account -> new State(account.name(), account.status(), account.failedLogons()))
                .toList();
    }

    /** Sets the password; also opens an account that was locked for failed logons or whose password had expired. */
    public void password(String user, String password) {
        known(user).password(password);
    }

    /** Logins get ORA-28000 from now on. */
    public void lock(String user) {
        known(user).lock(database.now());
    }

    /** Logins get ORA-28001 from now on. */
    public void expire(String user) {
        known(user).expire();
    }

    /** Open again, whyever it was not. */
    public void open(String user) {
        known(user).unlock();
    }

    /** Failed logons in a row that lock an account; 0 for never. At first it is 10, as in Oracle's profile DEFAULT. */
    public void lockAfter(int failures) {
        database.knownAccounts().all().forEach(account -> account.attempts(failures));
    }

    private Account known(String user) {
        return database.knownAccount(user);
    }
}
