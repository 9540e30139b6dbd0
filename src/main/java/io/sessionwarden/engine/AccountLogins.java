package io.sessionwarden.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Which passwords of one account of a database were refused since the last login that went well. A refused one is not tried again, and after
 * two of them none at all; after a re-arm one more is tried. Thread-safe.
 */
final class AccountLogins {
    private static final Logger LOG = Logger.getLogger(AccountLogins.class);
    /** Policies that lock an account after three failed logins are usual; we stay below, whatever else happens. */
    private static final int MOST = 2;

    private record Verdict(String password, boolean wasRefused) {}

    private final String database;
    private final String account;
    private final LoginJournal journal;
    private final Lock turn = new ReentrantLock(true);
    private final List<LoginEvent.Refused> refused = new ArrayList<>();
    private final Deque<LoginEvent> unwritten = new ArrayDeque<>();
    private int allowed = MOST;
    /** The last comparison, which is slow and asked for at each sample. */
    private Verdict last = new Verdict("", false);

    AccountLogins(String database, String account, LoginJournal journal) {
        this.database = database;
        this.account = account;
        this.journal = journal;
    }

    /** Held while a login is under way: two at a time could be two refused ones. */
    Lock turn() {
        return turn;
    }

    /** Takes over what was remembered. */
    synchronized void replay(LoginEvent event) {
        switch (event) {
            case LoginEvent.Refused refusal -> refused.add(refusal);
            case LoginEvent.Accepted accepted -> startOver(MOST);
            case LoginEvent.Rearmed rearmed -> rearm();
        }
    }

    /** Why no login must be tried with that password; empty when one may. */
    synchronized Optional<String> objection(String password) {
        writeDown();
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        String why = "the database refused the login of " + account + " ("
                + "ORA-%05d".formatted(refused.getLast().oracleError())
                + "); so that the account is not locked there is no further one until ";
        String rearmed = "logins are allowed again: POST /api/v1/databases/" + database + "/logins/rearm";
        if (refused.size() >= allowed) {
            return Optional.of(why + rearmed);
        }
        return wasRefused(password)
                ? Optional.of(why + "the source of its password holds another one, or " + rearmed)
                : Optional.empty();
    }

    private boolean wasRefused(String password) {
        if (!last.password().equals(password)) {
            boolean known =
                    refused.stream().anyMatch(refusal -> refusal.password().matches(password));
            last = new Verdict(password, known);
        }
        return last.wasRefused();
    }

    synchronized void refused(String password, int oracleError) {
        LoginEvent.Refused refusal = new LoginEvent.Refused(database, account, oracleError, Fingerprint.of(password));
        refused.add(refusal);
        last = new Verdict(password, true);
        unwritten.add(refusal);
        writeDown();
    }

    synchronized void accepted() {
        if (!refused.isEmpty() || allowed < MOST) {
            startOver(MOST);
            unwritten.add(new LoginEvent.Accepted(database, account));
        }
        writeDown();
    }

    synchronized boolean isRefused() {
        return !refused.isEmpty();
    }

    /** Allows one more login, whatever the password. */
    synchronized void rearm() {
        if (isRefused()) {
            startOver(1);
        }
    }

    private void startOver(int logins) {
        refused.clear();
        allowed = logins;
        last = new Verdict("", false);
    }

    /** What the journal does not take now it is offered again at the next login; until then memory has it. */
    private void writeDown() {
        try {
            while (!unwritten.isEmpty()) {
                journal.write(unwritten.getFirst());
                unwritten.removeFirst();
            }
        } catch (LoginJournal.Unavailable e) {
            LOG.errorf(
                    "%s: a refused or accepted login of %s is not written down and would be forgotten by a restart: %s",
                    database, account, e.getMessage());
        }
    }
}
