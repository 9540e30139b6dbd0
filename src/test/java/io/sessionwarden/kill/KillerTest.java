package io.sessionwarden.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.engine.DatabaseLink;
import io.sessionwarden.engine.KillRoute;
import io.sessionwarden.engine.Shot;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.FleetSource;
import io.sessionwarden.guard.Gate;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerDatabase;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.session.Ability;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Cause;
import io.sessionwarden.session.DatabaseFacts;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.Expectation;
import io.sessionwarden.session.InstanceSeen;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Trouble;
import io.sessionwarden.target.Reporter;
import io.sessionwarden.target.Target;
import io.sessionwarden.testing.Events;
import io.sessionwarden.testing.SessionSnapshots;
import io.sessionwarden.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes for answers that a simulated database does not give: the answer is scripted, the session stays. */
class KillerTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final SessionSnapshot victim = SessionSnapshots.inactiveFor(1000).build();
    private final Events events = new Events();

    /** A database that answers kills like this and whose session lives on whatever is done. */
    private record Stubborn(Shot shot, SessionSnapshot session) implements DatabaseLink {
        private static final DatabaseFacts FACTS = new DatabaseFacts("CRM", "19.0.0.0.0", "PRIMARY", "READ WRITE");

        @Override
        public Sample sample() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Look look(SessionIdentity identity, Optional<String> xid) {
            InstanceSeen instance = new InstanceSeen(identity.key().instId(), identity.instanceStart());
            return new Look(List.of(instance), Optional.of(session), false, false, 0, FACTS);
        }

        @Override
        public void stopSampling() {}

        @Override
        public Evidence evidence(SessionSnapshot ignored) {
            return new Evidence("", "", List.of(), List.of(), "");
        }

        @Override
        public List<Ability> abilities() {
            throw new UnsupportedOperationException();
        }

        @Override
        public KillRoute route(String name) {
            return new KillRoute() {
                @Override
                public String name() {
                    return "scripted";
                }

                @Override
                public Shot kill(Aim aim, Predicate<Look> asItShouldBe) {
                    return asItShouldBe.test(look(aim.victim(), aim.xid())) ? shot : new Shot.Withheld();
                }
            };
        }

        @Override
        public boolean maintains(String username) {
            return false;
        }

        @Override
        public Optional<DatabaseFacts> facts() {
            return Optional.of(FACTS);
        }

        @Override
        public int presence() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private Outcome outcomeOf(Answer.Kind kind, int error) throws Exception {
        return endOf(new Shot.Sent(new Answer(kind, error, "scripted")))
                .outcome()
                .orElseThrow();
    }

    private Kill.End endOf(Shot shot) throws Exception {
        Path file = Files.writeString(
                folder.resolve("fleet.yaml"),
                "databases: { crm: { url: 'jdbc:oracle:thin:@//h/c', username: w, password: { env: P }, ceiling: enforce } }");
        CurrentFleet fleet = new CurrentFleet(new FleetSource(file, false));
        try (var source = LedgerDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "")) {
            Ledger ledger = new Ledger(source, clock);
            Gate gate = new Gate(fleet, clock, ledger, new Restraints(ledger, clock));
            Verifier verifier = new Verifier(clock, pause -> {
                clock.forward(pause);
                return true;
            });
            Killer killer = new Killer(gate, ledger, verifier, new Reporter(events), clock);
            DatabaseLink link = new Stubborn(shot, victim);
            Target target = new Target(fleet.fleet().databases().get("crm"), link, clock);
            Verdict.Allow allow = (Verdict.Allow) gate.judge(request(target));
            return killer.kill(allow.permit()).await(Duration.ofSeconds(20)).orElseThrow();
        }
    }

    private KillRequest request(Target target) {
        Sample.Taken sample = new Sample.Taken(
                clock.instant(), Duration.ZERO, victim.identity().logonTime(), List.of(), List.of(victim));
        return new KillRequest(
                target,
                sample,
                sample.askedAt(),
                victim,
                new Cause.Requested(Expectation.NONE),
                Optional.empty(),
                Action.KILL_IMMEDIATE,
                Duration.ofSeconds(30),
                "test",
                "because",
                "");
    }

    @Test
    void ora_00030_for_a_session_that_is_still_there_is_refused_and_not_already_gone() throws Exception {
        assertThat(outcomeOf(Answer.Kind.NO_SUCH_SESSION, 30)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void an_accepted_kill_without_effect_by_the_limit_is_unverified() throws Exception {
        assertThat(outcomeOf(Answer.Kind.ACCEPTED, 0)).isEqualTo(Outcome.UNVERIFIED);
    }

    @Test
    void a_marked_session_that_does_not_end_by_the_limit_stays_marked() throws Exception {
        assertThat(outcomeOf(Answer.Kind.MARKED, 31)).isEqualTo(Outcome.MARKED);
    }

    @Test
    void no_answer_and_no_effect_is_timed_out() throws Exception {
        assertThat(outcomeOf(Answer.Kind.UNKNOWN, 17002)).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void a_missing_privilege_is_refused() throws Exception {
        assertThat(outcomeOf(Answer.Kind.REFUSED, 1031)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void one_that_could_not_be_aimed_at_is_timed_out_without_an_attempt_and_left_alone_for_a_while() throws Exception {
        Kill.End end = endOf(new Shot.NotSent(new Trouble(Trouble.Kind.HANGING, 0, "scripted")));

        assertThat(end.outcome()).contains(Outcome.TIMED_OUT);
        assertThat(end.veto()).map(Veto::reason).contains(Reason.UNREADABLE);
        assertThat(events.of(KillHappened.Attempted.class)).isEmpty();
    }
}
