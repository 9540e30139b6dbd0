package io.sessionwarden.sweep;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Veto;
import io.sessionwarden.kill.KillHappened;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.session.Client;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Tells the log in plain words what was done, why, and what came of it. Never says SQL or secrets. */
@ApplicationScoped
public class Narrator {
    private static final Logger LOG = Logger.getLogger("io.sessionwarden.warden");

    private final Map<String, Boolean> up = new ConcurrentHashMap<>();

    void settled(@Observes KillHappened.Settled kill) {
        KillRequest request = kill.request();
        String line = "%s: session %s (%s): %s. Why: %s (%s). %s Kill id %s."
                .formatted(
                        request.target().name(),
                        request.session().key(),
                        who(request.session().client()),
                        kill.outcome().label(),
                        request.reason(),
                        request.requestedBy(),
                        effect(kill),
                        kill.intent().id());
        if (kill.outcome() == Outcome.KILLED
                || kill.outcome() == Outcome.ALREADY_GONE
                || kill.outcome() == Outcome.CHANGED) {
            LOG.info(line);
        } else {
            LOG.warn(line);
        }
    }

    void recovered(@Observes KillHappened.Recovered kill) {
        KillRecord intent = kill.intent();
        KillRecord.Victim victim = intent.session();
        LOG.warnf(
                "%s: session %d:%d:%d (%s): %s, found by looking: the daemon had ended before this kill did. Why: %s (%s). Kill id %s.",
                intent.database(),
                victim.instId(),
                victim.sid(),
                victim.serial(),
                who(victim.username(), victim.program(), victim.machine()),
                kill.outcome().label(),
                intent.reason(),
                intent.requestedBy(),
                intent.id());
    }

    private static String who(Client client) {
        return who(client.username(), client.program(), client.machine());
    }

    private static String who(String username, String program, String machine) {
        return "%s, program %s on %s".formatted(oneLine(username), oneLine(program), oneLine(machine));
    }

    /** What a client says of itself must not forge lines. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String effect(KillHappened.Settled kill) {
        KillRecord.Findings evidence = kill.intent().evidence();
        String waiters = evidence.waiters().isEmpty()
                ? "nobody waited for it"
                : evidence.waiters().size() + " waited for it";
        return switch (kill.outcome()) {
            case KILLED ->
                "Effect after %d ms: it has ended, its transaction is gone, %s."
                        .formatted(kill.duration().orElseThrow().toMillis(), waiters);
            case ALREADY_GONE -> "It had ended by itself; nothing was done.";
            case CHANGED -> "Nothing was sent: " + why(kill);
            case MARKED ->
                "The database marked it (ORA-00031) but no effect was seen by the limit; it is still watched.";
            case UNVERIFIED ->
                "The database accepted the kill but no effect was seen by the limit; it is still watched.";
            case TIMED_OUT ->
                kill.veto().isPresent()
                        ? "Nothing was sent: " + why(kill)
                        : "The database did not answer, and no effect was seen by the limit; it is still watched.";
            case REFUSED ->
                "The database refused: " + kill.answer().map(a -> a.text()).orElse("") + ".";
        };
    }

    private static String why(KillHappened.Settled kill) {
        return kill.veto().map(Veto::text).orElse("") + ".";
    }

    void suppressed(@Observes Suppressed suppressed) {
        KillRequest request = suppressed.request();
        LOG.infof(
                request.isByPolicy()
                        ? "%s: session %s (%s) matches %s (%s) and is not killed: %s [%s]."
                        : "%s: session %s (%s) was to be killed by %s (%s) and is not: %s [%s].",
                request.target().name(),
                request.session().key(),
                who(request.session().client()),
                request.isByPolicy() ? request.policyName() : request.requestedBy(),
                request.reason(),
                suppressed.veto().text(),
                suppressed.veto().reason().label());
    }

    void withheld(@Observes KillHappened.Withheld withheld) {
        LOG.infof(
                "%s: session %s is not killed: %s [%s].",
                withheld.request().target().name(),
                withheld.request().session().key(),
                withheld.veto().text(),
                withheld.veto().reason().label());
    }

    /** Says when a database becomes visible or invisible, once each. */
    void swept(@Observes SweepReport report) {
        String name = report.target().name();
        switch (report.sample()) {
            case Sample.Taken taken -> {
                if (!Boolean.TRUE.equals(up.put(name, true))) {
                    LOG.infof(
                            "%s: watching %d sessions on %d instance(s).",
                            name, taken.sessions().size(), taken.instances().size());
                }
            }
            case Sample.Partial partial ->
                invisible(name, "only part of its sessions can be seen: " + partial.missing());
            case Sample.Failed failed -> invisible(name, failed.trouble().text());
        }
    }

    private void invisible(String name, String why) {
        if (!Boolean.FALSE.equals(up.put(name, false))) {
            LOG.warnf("%s: not visible, nothing is killed there until it is again: %s.", name, why);
        }
    }
}
