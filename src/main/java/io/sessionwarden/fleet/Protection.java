package io.sessionwarden.fleet;

import io.sessionwarden.policy.Glob;
import io.sessionwarden.session.Client;
import java.util.List;

/** Users and programs that no policy and no person may touch. */
public record Protection(List<Glob> users, List<Glob> programs) {
    public Protection {
        users = List.copyOf(users);
        programs = List.copyOf(programs);
    }

    public boolean covers(Client client) {
        return users.stream().anyMatch(g -> g.matches(client.username()))
                || programs.stream().anyMatch(g -> g.matches(client.program()));
    }
}
