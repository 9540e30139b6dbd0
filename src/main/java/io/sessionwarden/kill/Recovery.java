package io.sessionwarden.kill;

import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.target.Reporter;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Settles the kills that the end of an earlier run left without an outcome: by looking at the database, never by killing again. Their
 * sessions are claimed before anything else starts, so that nobody kills them meanwhile; looking goes on in a thread for each.
 */
@ApplicationScoped
public class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class);
    /** Before the sweeps begin, which observe the start without a priority of their own (2500). */
    private static final int BEFORE_SWEEPS = 1000;
    /** As for kills that people ask for; and for those of policies that are no more. */
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final TargetRegistry targets;
    private final CurrentFleet fleet;
    private final Reporter reporter;
    private final Aftermath aftermath;

    public Recovery(Ledger ledger, TargetRegistry targets, CurrentFleet fleet, Verifier verifier, Reporter reporter) {
        this.ledger = ledger;
        this.targets = targets;
        this.fleet = fleet;
        this.reporter = reporter;
        this.aftermath = new Aftermath(ledger, verifier);
    }

    /** Claims at once, looks later. */
    void start(@Observes @Priority(BEFORE_SWEEPS) StartupEvent started) {
        List<KillRecord> open = ledger.openIntents();
        open.forEach(kill -> targets.find(kill.database()).ifPresent(target -> claim(target, kill)));
        open.forEach(kill -> {
            reporter.report(new KillHappened.Interrupted(kill));
            Thread.ofVirtual().name("recover-" + kill.id()).start(() -> recover(kill));
        });
    }

    private static void claim(Target target, KillRecord kill) {
        target.claims().claim(Watched.of(target, kill).identity());
    }

    private void recover(KillRecord kill) {
        Optional<Target> target = targets.find(kill.database());
        if (target.isEmpty()) {
            LOG.warnf(
                    "%s: it is not in the fleet file any more, so nobody can see what became of interrupted kill %s; look at the database",
                    kill.database(), kill.id());
            settle(kill, Aftermath.Ending.without(Outcome.TIMED_OUT));
            return;
        }
        Watched victim = Watched.of(target.get(), kill);
        try {
            Aftermath.Ending ending = aftermath.ending(victim, answer(kill), limit(kill));
            settle(kill, ending);
            aftermath.follow(victim, kill, ending);
        } catch (Verifier.ProgramEnds e) {
            LOG.infof("%s: interrupted kill %s is left as it is: the program ends", kill.database(), kill.id());
        } catch (RuntimeException e) { // the edge of the thread
            LOG.errorf(
                    e,
                    "%s: interrupted kill %s is still without an outcome; the next start looks again",
                    kill.database(),
                    kill.id());
        } finally {
            target.get().claims().release(victim.identity());
        }
    }

    /** Without a recorded answer it may have been sent or not, as after a kill that was never answered. */
    private static Answer.Kind answer(KillRecord kill) {
        return kill.attempts().isEmpty()
                ? Answer.Kind.UNKNOWN
                : Arrays.stream(Answer.Kind.values())
                        .filter(kind ->
                                kind.label().equals(kill.attempts().getLast().answer()))
                        .findFirst()
                        .orElse(Answer.Kind.UNKNOWN);
    }

    /** The time that the kill would have had without the interruption; then one look at least. */
    private Verifier.Limit limit(KillRecord kill) {
        Instant from = kill.attempts().isEmpty()
                ? kill.intentAt()
                : kill.attempts().getLast().sentAt();
        Duration settle = fleet.fleet().policies().policies().stream()
                .filter(policy -> policy.name().equals(kill.policy()))
                .map(Policy::settle)
                .findFirst()
                .orElse(SETTLE);
        return new Verifier.Limit(from.plus(settle), true);
    }

    private void settle(KillRecord kill, Aftermath.Ending ending) {
        Aftermath.writeDown(
                kill,
                "outcome " + ending.outcome().label(),
                () -> ledger.recovered(kill, ending.outcome(), ending.effectAt().orElse(null)));
        reporter.report(new KillHappened.Recovered(kill, ending.outcome()));
    }
}
