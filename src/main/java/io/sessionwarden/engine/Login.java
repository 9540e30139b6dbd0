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
 * time; only when its source holds another one is there a next login. One per account of a database, shared by its lanes,
 * whose logins wait for each other. Thread-safe.
 */
public final class Login {
    /** Connects with a password. */
    @FunctionalInterface
    public interface Attempt {
        Connection with(String username, String password) throws SQLException;
    }

    private final Credentials account;
    private final Predicate<SQLException> refused;
    private Optional<String> refusedSecret = Optional.empty();

    public Login(Credentials account, Predicate<SQLException> refused) {
        this.account = account;
        this.refused = refused;
    }

    public Credentials account() {
        return account;
    }

    /**
     * Logs in, if that is not known to be in vain.
     *
     * @throws CallFailed LOGIN_STOPPED when the secret is one that was refused before, ERROR when it cannot be read
     */
    public synchronized Connection open(Attempt attempt) throws SQLException, CallFailed {
        String secret = untried();
        try {
            return attempt(attempt, secret);
        } catch (SQLException e) {
            if (!refused.test(e)) {
                throw e;
            }
            String again = read();
            if (again.equals(secret)) {
                throw e;
            }
            return attempt(attempt, again);
        }
    }

    private Connection attempt(Attempt attempt, String secret) throws SQLException {
        try {
            Connection connection = attempt.with(account.username(), secret);
            refusedSecret = Optional.empty();
            return connection;
        } catch (SQLException e) {
            if (refused.test(e)) {
                refusedSecret = Optional.of(secret);
            }
            throw e;
        }
    }

    private String untried() throws CallFailed {
        String secret = read();
        if (refusedSecret.filter(secret::equals).isPresent()) {
            throw new CallFailed(
                    Trouble.Kind.LOGIN_STOPPED,
                    "the database refused the password of " + account.username()
                            + "; no further login until its source holds another one, so that the account is not locked");
        }
        return secret;
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
