package io.sessionwarden.kill;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.SessionIdentity;
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
    /** While nothing can be seen of a database, and there is no limit to how long that may take. */
    private static final Duration LONGEST_BLIND_PAUSE = Duration.ofMinutes(1);

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

    /**
     * How long is looked.
     *
     * @param seen only an answered look ends it after that time, however long the answer takes
     */
    record Limit(Instant at, boolean seen) {}

    /** Until then, whether or not anything could be seen. */
    Limit in(Duration time) {
        return new Limit(clock.instant().plus(time), false);
    }

    /** When the effect was seen: the session ended under its identity, its transaction gone, nobody blocked by it. */
    Optional<Instant> awaitEffect(Watched victim, Limit limit) {
        return await(victim, limit, Look::effect);
    }

    /** When its row was seen to be gone. */
    Optional<Instant> awaitGone(Watched victim, Limit limit) {
        return await(victim, limit, Look::gone);
    }

    private Optional<Instant> await(Watched victim, Limit limit, BiPredicate<Look, SessionIdentity> became) {
        Duration wait = FIRST_PAUSE;
        while (true) {
            Optional<Look> look = look(victim);
            if (look.filter(l -> became.test(l, victim.identityIn(l))).isPresent()) {
                return Optional.of(clock.instant());
            }
            boolean blind = limit.seen() && look.isEmpty();
            if (!blind && !clock.instant().isBefore(limit.at())) {
                return Optional.empty();
            }
            if (!pause.hold(wait)) {
                throw new ProgramEnds();
            }
            wait = longer(wait, blind ? LONGEST_BLIND_PAUSE : LONGEST_PAUSE);
        }
    }

    private static Duration longer(Duration wait, Duration longest) {
        Duration longer = wait.multipliedBy(2);
        return longer.compareTo(longest) > 0 ? longest : longer;
    }

    private static Optional<Look> look(Watched victim) {
        try {
            return Optional.of(victim.look());
        } catch (CallFailed e) {
            LOG.debugf(
                    "%s: could not look at %s: %s",
                    victim.target().name(), victim.identity().key(), e.getMessage());
            return Optional.empty();
        }
    }
}
