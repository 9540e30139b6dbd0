package io.sessionwarden.oracle;

import io.sessionwarden.fleet.Database;
import io.sessionwarden.session.Client;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Knows the sessions of wardens: by account, program and mark. The account too, since anybody can call his program what he likes. Thread-safe. */
final class OurSessions {
    private final Set<String> accounts = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);

    /** From now on those of the accounts that the fleet file gives to the database are ours too. */
    void of(Database database) {
        accounts.add(database.watcher().username());
        accounts.add(database.killer().username());
    }

    /** Sessions of any warden: killing each other would be the end of both. */
    boolean include(Client client, String clientInfo) {
        return accounts.contains(client.username())
                && client.program().equals(Connector.PROGRAM)
                && clientInfo.startsWith(Connector.PROGRAM + ":");
    }
}
