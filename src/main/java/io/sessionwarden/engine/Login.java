package io.sessionwarden.engine;

import io.sessionwarden.fleet.Credentials;
import io.sessionwarden.session.Trouble;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Logs an account in without ever locking it: a database counts failed logins without forgetting. A refused password is tried no second
 * time, not after a restart either ({@link RefusedLogins}); logins of one account wait for each other. Thread-safe.
 */
public final class Login {
    /** Connects with a password. */
    @FunctionalInterface
    public interface Attempt {
        Connection with(String username, String password) throws SQLException;
    }

    private final String database;
    private final Credentials account;
    private final Predicate<SQLException> refused;
    private final RefusedLogins refusedLogins;

    /** @param refused errors by which the database refuses an account or its password */
    public Login(String database, Credentials account, Predicate<SQLException> refused, RefusedLogins refusedLogins) {
        this.database = database;
        this.account = account;
        this.refused = refused;
        this.refusedLogins = refusedLogins;
    }

    /**
     * Logs in, if that is not known to be in vain. If the password is refused and its source holds another one by then, that is tried too.
     *
     * @throws CallFailed LOGIN_STOPPED when there must be no login now, ERROR when the secret cannot be read
     */
    public Connection open(Attempt attempt) throws SQLException, CallFailed {
        AccountLogins logins = refusedLogins.of(database, account.username());
        logins.turn().lock();
        try {
            String secret = read();
            Optional<String> objection = logins.objection(secret);
            if (objection.isPresent()) {
                throw new CallFailed(Trouble.Kind.LOGIN_STOPPED, objection.get());
            }
            return open(attempt, secret, logins);
        } finally {
            logins.turn().unlock();
        }
    }

    private Connection open(Attempt attempt, String secret, AccountLogins logins) throws SQLException, CallFailed {
        try {
            return attempt(attempt, secret, logins);
        } catch (SQLException e) {
            if (!refused.test(e)) {
                throw e;
            }
            String again = read();
            if (logins.objection(again).isPresent()) {
                throw e;
            }
            return attempt(attempt, again, logins);
        }
    }

    private Connection attempt(Attempt attempt, String secret, AccountLogins logins) throws SQLException {
        try {
            Connection connection = attempt.with(account.username(), secret);
            logins.accepted();
            return connection;
        } catch (SQLException e) {
            if (refused.test(e)) {
                logins.refused(secret, e.getErrorCode());
            }
            throw e;
        }
    }

    private String read() throws CallFailed {
        try {
            return account.password().read();
        } catch (IOException e) {
            throw new CallFailed(
                    Trouble.Kind.ERROR,
                    "the password of " + account.username() + " cannot be read from " + account.password() + ": "
                            + e.getMessage());
        }
    }
}
