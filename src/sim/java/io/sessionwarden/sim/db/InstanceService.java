package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Reception;
import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.call.Wire;
import java.util.Locale;
import java.util.Optional;

/** A service name that leads to one instance. */
record InstanceService(String name, SimulatedDatabase database, Instance instance) implements Service {
    @Override
    public String databaseName() {
        return database.name();
    }

    @Override
    public String instanceName() {
        return instance.row().name();
    }

    @Override
    public int instanceNumber() {
        return instance.number();
    }

    @Override
    public Reception reception() {
        return database.trouble().reception(instance);
    }

    @Override
    public Optional<String> password(String user) {
        return database.account(user).map(Account::password);
    }

    @Override
    public void logonRefused(String user) {
        database.tally().refused(user.toUpperCase(Locale.ROOT));
        database.account(user).ifPresent(Account::logonFailed);
    }

    @Override
    public DatabaseSession logon(Logon logon, Wire wire) throws OraError {
        return database.admission().logon(logon, name, instance, wire);
    }
}
