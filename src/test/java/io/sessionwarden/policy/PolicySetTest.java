package io.sessionwarden.policy;

import static io.sessionwarden.testing.SessionSnapshots.activeFor;
import static io.sessionwarden.testing.SessionSnapshots.inactiveFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Action;
import io.sessionwarden.session.SessionKind;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicySetTest {
    private static final DatabaseSelector CRM = new DatabaseSelector(List.of(Glob.of("crm")), Map.of());
    private static final Policy LONG = policy("long", DatabaseSelector.ALL, 600);
    private static final Policy VERY_LONG = policy("very-long", DatabaseSelector.ALL, 3600);
    private static final Policy ONLY_CRM = policy("only-crm", CRM, 60);

    private static Policy policy(String name, DatabaseSelector databases, long seconds) {
        MatchRule rule =
                new MatchRule(State.LONG_RUNNING, Duration.ofSeconds(seconds), Optional.empty(), NamePatterns.ANY);
        return new Policy(name, databases, Mode.DRY_RUN, rule, 2, Action.KILL_IMMEDIATE, Duration.ofSeconds(60));
    }

    private static PolicySet.Matches match(List<Policy> policies, String database, SessionSnapshot... sessions) {
        return new PolicySet(policies).match(database, Map.of(), List.of(sessions));
    }

    private static List<String> names(List<Match> matches) {
        return matches.stream().map(m -> m.policy().name()).toList();
    }

    @Test
    void the_first_policy_that_matches_has_the_session_and_the_others_are_superseded() {
        SessionSnapshot session = activeFor(7200).build();
        PolicySet.Matches matches = match(List.of(VERY_LONG, LONG), "hr", session);
        assertThat(names(matches.won())).containsExactly("very-long");
        assertThat(names(matches.superseded())).containsExactly("long");

        PolicySet.Matches other = match(List.of(LONG, VERY_LONG), "hr", session);
        assertThat(names(other.won())).containsExactly("long");
        assertThat(names(other.superseded())).containsExactly("very-long");
    }

    @Test
    void a_policy_further_down_has_what_those_above_leave() {
        PolicySet.Matches matches =
                match(List.of(VERY_LONG, LONG), "hr", activeFor(700).build());
        assertThat(names(matches.won())).containsExactly("long");
        assertThat(matches.superseded()).isEmpty();
    }

    @Test
    void each_session_is_matched_for_itself() {
        SessionSnapshot one = activeFor(700).key(1, 1, 1).build();
        SessionSnapshot two = activeFor(7200).key(1, 2, 1).build();
        SessionSnapshot idle = inactiveFor(7200).key(1, 3, 1).build();
        PolicySet.Matches matches = match(List.of(VERY_LONG, LONG), "hr", one, two, idle);
        assertThat(matches.won()).extracting(Match::session).containsExactly(one, two);
        assertThat(names(matches.won())).containsExactly("long", "very-long");
    }

    @Test
    void a_policy_for_other_databases_neither_wins_nor_is_superseded() {
        SessionSnapshot session = activeFor(700).build();
        assertThat(names(match(List.of(ONLY_CRM, LONG), "crm", session).won())).containsExactly("only-crm");
        PolicySet.Matches elsewhere = match(List.of(ONLY_CRM, LONG), "hr", session);
        assertThat(names(elsewhere.won())).containsExactly("long");
        assertThat(elsewhere.superseded()).isEmpty();
    }

    @Test
    void background_and_killed_and_own_sessions_are_never_matched() {
        PolicySet.Matches matches = match(
                List.of(LONG),
                "hr",
                activeFor(9000).kind(SessionKind.BACKGROUND).build(),
                activeFor(9000).status(SessionStatus.KILLED).build(),
                activeFor(9000).own().build());
        assertThat(matches.won()).isEmpty();
        assertThat(matches.superseded()).isEmpty();
    }

    @Test
    void without_policies_nothing_matches() {
        assertThat(match(List.of(), "hr", activeFor(9000).build()).won()).isEmpty();
    }
}
