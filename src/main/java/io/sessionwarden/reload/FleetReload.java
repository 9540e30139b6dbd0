package io.sessionwarden.reload;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.fleet.FleetChanged;
import io.sessionwarden.fleet.FleetInvalid;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.target.Reporter;
import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Puts a changed fleet file in force while the daemon runs, as a whole or not at all. A change is taken when two looks in a row have found
 * the same content and reading it changed nothing of that: a file that is half written may be valid too, without its {@code protect}.
 */
@ApplicationScoped
public class FleetReload {
    private static final Logger LOG = Logger.getLogger(FleetReload.class);

    private final CurrentFleet current;
    private final TargetRegistry targets;
    private final Ledger ledger;
    private final Reporter reporter;
    private final Clock clock;
    private String taken;
    private String seen;
    private volatile boolean ending;

    public FleetReload(CurrentFleet current, TargetRegistry targets, Ledger ledger, Reporter reporter, Clock clock) {
        this.current = current;
        this.targets = targets;
        this.ledger = ledger;
        this.reporter = reporter;
        this.clock = clock;
        this.taken = current.startedWith();
        this.seen = taken;
    }

    /** Body of a reload's note. What was wrong is in the log: a ledger is read by more people than a fleet file. */
    record Reading(boolean success, String digest, int problems, FleetDifference difference) {}

    void stop(@Observes ShutdownEvent stopping) {
        ending = true;
    }

    /** Looks whether the content has changed, and takes it if it has. */
    @Scheduled(every = "5s")
    public synchronized void look() {
        String digest = current.source().digest();
        boolean settled = digest.equals(seen);
        seen = digest;
        if (!ending && settled && !digest.equals(taken)) {
            read(digest);
        }
    }

    private void read(String digest) {
        try {
            Fleet next = current.source().read();
            if (current.source().digest().equals(digest)) {
                taken = digest;
                apply(next, digest);
            }
        } catch (FleetInvalid e) {
            taken = digest;
            refuse(e, digest);
        }
    }

    private void apply(Fleet next, String digest) {
        Fleet before = current.fleet();
        FleetDifference difference = FleetDifference.between(before, next);
        current.is(next);
        targets.follow(before, next);
        reporter.report(new FleetChanged(before, next));
        LOG.infof("The fleet file was read again and is in force. %s.", difference);
        finish(true, new Reading(true, digest, 0, difference));
    }

    private void refuse(FleetInvalid invalid, String digest) {
        LOG.errorf(
                "The fleet file was changed and cannot be used; the daemon goes on with what it had before. Correct these %d problem(s):\n%s",
                invalid.problems().size(), invalid.getMessage());
        finish(false, new Reading(false, digest, invalid.problems().size(), null));
    }

    private void finish(boolean success, Reading body) {
        reporter.report(new Reloaded(clock.instant(), success));
        try {
            ledger.note(new Note(Note.Kind.RELOAD, null, null, null, body));
        } catch (LedgerUnwritable e) {
            LOG.errorf("That the fleet file was read again is not in the ledger. %s", e.getMessage());
        }
    }
}
