package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Faults;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.fault.Subject;

/** Lets clients in that have proven their password, or tells them why not. Thread-safe. */
final class Admission {
    private final SimulatedDatabase database;
    private final Trouble trouble;

    Admission(SimulatedDatabase database, Trouble trouble) {
        this.database = database;
        this.trouble = trouble;
    }

    Session logon(Logon logon, String service, Instance instance, Wire wire) throws OraError {
        Account account = database.account(logon.user())
                .orElseThrow(() -> new OraError(1017, "invalid username/password; logon denied"));
        try {
            Sufferer.Login login = new Sufferer.Login(wire);
            trouble.meet(login, new Subject(account.name(), instance.number(), Kind.LOGON));
            if (database.row().openMode().equals("MOUNTED")) {
                throw new OraError(1033, "ORACLE initialization or shutdown in progress");
            }
            account.admit();
            if (!account.may(Roles.CREATE_SESSION)) {
                throw new OraError(1045, "user " + account.name() + " lacks CREATE SESSION privilege; logon denied");
            }
            Session session = admit(account, logon, service, instance, trouble.cable(wire, account, instance));
            login.done();
            return session;
        } catch (OraError e) {
            database.tally().refused(account.name());
            throw e;
        }
    }

    /** Makes the session in one step with the look for a place: an instance that goes down meanwhile has none. */
    private Session admit(Account account, Logon logon, String service, Instance instance, Wire wire) throws OraError {
        synchronized (instance) {
            if (!instance.isUp()) {
                throw new OraError(1034, "ORACLE not available");
            }
            checkLimits(account, instance);
            return seat(account, logon, service, instance, wire);
        }
    }

    private void checkLimits(Account account, Instance instance) throws OraError {
        Faults faults = trouble.faults();
        Subject subject = new Subject(account.name(), instance.number(), Kind.CALL);
        int present = instance.sessions().size();
        if (faults.first(subject, fault -> fault instanceof Fault.ProcessLimit limit && present >= limit.most())
                .isPresent()) {
            throw new OraError(20, "maximum number of processes exceeded");
        }
        if (faults.first(subject, fault -> fault instanceof Fault.SessionLimit limit && present >= limit.most())
                .isPresent()) {
            throw new OraError(18, "maximum number of sessions exceeded");
        }
    }

    private Session seat(Account account, Logon logon, String service, Instance instance, Wire wire) {
        Session session = new Session(database, instance, account, logon, service, wire);
        instance.add(session);
        database.tally().loggedOn(account.name());
        return session;
    }

    /** A session without a client. */
    void seatIdle(Account account, int number, Instance instance) {
        Logon logon = new Logon(
                account.name(), "crowd", "crowdhost", "crowd", Integer.toString(20_000 + number), "unknown", "");
        synchronized (instance) {
            if (instance.isUp()) {
                seat(account, logon, database.name(), instance, () -> {});
            }
        }
    }
}
