package io.sessionwarden.engine;

import io.sessionwarden.session.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The logins that databases refused, for as long as it takes: across restarts, and for every lane and link of a database. While what happened
 * before the start cannot be read there is no login at all: it might be the one that locks an account. Thread-safe.
 */
public final class RefusedLogins {
    private final LoginJournal journal;
    private final Map<String, Map<String, AccountLogins>> databases = new HashMap<>();
    private boolean remembers;

    public RefusedLogins(LoginJournal journal) {
        this.journal = journal;
    }

    /** An account's refused passwords. @throws CallFailed LOGIN_STOPPED while the journal has not been read */
    AccountLogins of(String database, String username) throws CallFailed {
        try {
            remember();
            return account(database, username);
        } catch (LoginJournal.Unavailable e) {
            throw new CallFailed(
                    Trouble.Kind.LOGIN_STOPPED,
                    "no login until the ledger can be read, which has the logins that were refused before: "
                            + e.getMessage());
        }
    }

    /**
     * Allows one more login to each account of the database whose login was refused.
     *
     * @return those accounts; empty when there were none, and then nothing is written down
     * @throws LoginJournal.Unavailable when it could not be written down: then nothing has changed
     */
    public synchronized List<String> rearm(String database, String by, String reason) throws LoginJournal.Unavailable {
        remember();
        List<String> refused = new ArrayList<>();
        accounts(database).forEach((name, logins) -> {
            if (logins.isRefused()) {
                refused.add(name);
            }
        });
        if (!refused.isEmpty()) {
            LoginEvent.Rearmed rearmed = new LoginEvent.Rearmed(database, by, reason);
            journal.write(rearmed);
            replay(rearmed);
        }
        return refused;
    }

    private synchronized void remember() throws LoginJournal.Unavailable {
        if (!remembers) {
            journal.read().forEach(this::replay);
            remembers = true;
        }
    }

    private void replay(LoginEvent event) {
        switch (event) {
            case LoginEvent.Refused refused ->
                account(refused.database(), refused.account()).replay(event);
            case LoginEvent.Accepted accepted ->
                account(accepted.database(), accepted.account()).replay(event);
            case LoginEvent.Rearmed rearmed ->
                accounts(rearmed.database()).values().forEach(logins -> logins.replay(event));
        }
    }

    private synchronized AccountLogins account(String database, String username) {
        String account = username.toUpperCase(Locale.ROOT); // as Oracle does
        return accounts(database).computeIfAbsent(account, name -> new AccountLogins(database, name, journal));
    }

    private Map<String, AccountLogins> accounts(String database) {
        return databases.computeIfAbsent(database, name -> new TreeMap<>());
    }
}
