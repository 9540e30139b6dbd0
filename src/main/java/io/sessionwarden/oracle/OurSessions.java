package io.sessionwarden.oracle;

import io.sessionwarden.fleet.Database;
import io.sessionwarden.session.Client;
import java.util.Set;
import java.util.TreeSet;

/** Knows the sessions of wardens: by account, program and mark. The account too, since anybody can call his program what he likes. */
final class OurSessions {
    private final Set<String> accounts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    OurSessions(Database database) {
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
