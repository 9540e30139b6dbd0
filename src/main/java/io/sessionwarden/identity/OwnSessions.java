package io.sessionwarden.identity;

import io.sessionwarden.session.Client;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which sessions are somebody's own: every list that is not empty must have the session's value, in any case of letters. No wildcards: a
 * pattern that is a little too wide would give away somebody else's session.
 */
public record OwnSessions(
        List<String> databaseUsers, List<String> osUsers, List<String> machines, List<String> clientIds) {
    public OwnSessions {
        databaseUsers = List.copyOf(databaseUsers);
        osUsers = List.copyOf(osUsers);
        machines = List.copyOf(machines);
        clientIds = List.copyOf(clientIds);
        if (Stream.of(databaseUsers, osUsers, machines, clientIds).allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("sessions that nothing is asked of are everybody's");
        }
    }

    public boolean cover(Client client) {
        return has(databaseUsers, client.username())
                && has(osUsers, client.osUser())
                && has(machines, client.machine())
                && has(clientIds, client.clientId());
    }

    private static boolean has(List<String> allowed, String value) {
        return allowed.isEmpty() || allowed.stream().anyMatch(value::equalsIgnoreCase);
    }
}
