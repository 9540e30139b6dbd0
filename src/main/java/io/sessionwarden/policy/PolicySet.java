package io.sessionwarden.policy;

import io.sessionwarden.session.Cause;
import io.sessionwarden.session.SessionKind;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies in order of priority: the first that matches a session has it. */
public record PolicySet(List<Policy> policies) {
    public PolicySet {
        policies = List.copyOf(policies);
    }

    /**
     * What the policies say to the sessions of one database.
     *
     * @param won one per session that any policy matches
     * @param superseded matches of policies further down for sessions already taken
     */
    public record Matches(List<Match> won, List<Match> superseded) {
        public static final Matches NONE = new Matches(List.of(), List.of());
    }

    public Matches match(String database, Map<String, String> labels, List<SessionSnapshot> sessions) {
        List<Policy> selected = policies.stream()
                .filter(p -> p.databases().selects(database, labels))
                .toList();
        List<Match> won = new ArrayList<>();
        List<Match> superseded = new ArrayList<>();
        for (SessionSnapshot session : sessions) {
            if (!isCandidate(session)) {
                continue;
            }
            boolean taken = false;
            for (Policy policy : selected) {
                Optional<Cause> cause = policy.match().match(session);
                if (cause.isPresent()) {
                    (taken ? superseded : won).add(new Match(policy, session, cause.get()));
                    taken = true;
                }
            }
        }
        return new Matches(List.copyOf(won), List.copyOf(superseded));
    }

    /** Background sessions are active for ever and a killed one needs no second kill; the guard refuses them again. */
    private static boolean isCandidate(SessionSnapshot session) {
        return session.kind() != SessionKind.BACKGROUND && session.status() != SessionStatus.KILLED && !session.own();
    }
}
