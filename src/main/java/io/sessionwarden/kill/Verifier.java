package io.sessionwarden.kill;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;

/**
 * Looks again until something has become true of a victim, or the limit has passed. A look that fails proves nothing and is repeated.
 */
@ApplicationScoped
public class Verifier {
    private static final Logger LOG = Logger.getLogger(Verifier.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Pause pause;

    public Verifier(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** The program ends before the limit has passed: nothing is concluded, the kill stays without an outcome in the ledger. */
    static final class ProgramEnds extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** When the effect was seen: the session ended under its identity, its transaction gone, nobody blocked by it. */
    Optional<Instant> awaitEffect(KillRequest request, Duration limit) {
        return await(request, limit, Look::effect);
    }

    /** When its row was seen to be gone. */
    Optional<Instant> awaitGone(KillRequest request, Duration limit) {
        return await(request, limit, Look::gone);
    }

    private Optional<Instant> await(KillRequest request, Duration limit, BiPredicate<Look, SessionIdentity> became) {
        SessionIdentity identity = request.session().identity();
        Instant deadline = clock.instant().plus(limit);
        Duration wait = FIRST_PAUSE;
        while (true) {
            if (look(request).filter(look -> became.test(look, identity)).isPresent()) {
                return Optional.of(clock.instant());
            }
            if (!clock.instant().isBefore(deadline)) {
                return Optional.empty();
            }
            if (!pause.hold(wait)) {
                throw new ProgramEnds();
            }
            Duration longer = wait.multipliedBy(2);
            wait = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private static Optional<Look> look(KillRequest request) {
        try {
            Optional<String> xid = request.session().transaction().map(Transaction::xid);
            return Optional.of(request.target().link().look(request.session().identity(), xid));
        } catch (CallFailed e) {
            LOG.debugf(
                    "%s: could not look at %s: %s",
                    request.target().name(), request.session().key(), e.getMessage());
            return Optional.empty();
        }
    }
}
