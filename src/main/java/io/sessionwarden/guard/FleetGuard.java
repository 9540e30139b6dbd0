package io.sessionwarden.guard;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Mode;
import java.util.Optional;

/**
 * Whether the fleet file that holds now still wants what was wanted when the sample was matched. It may be changed at any time: this is asked
 * again just before the kill, and all of it of one and the same fleet.
 */
final class FleetGuard implements Guard {
    private final CurrentFleet current;

    FleetGuard(CurrentFleet current) {
        this.current = current;
    }

    @Override
    public Optional<Veto> judge(KillRequest request) {
        Fleet fleet = current.fleet();
        Database now = fleet.databases().get(request.target().name());
        if (now == null || !now.isReachedLike(request.target().database())) {
            return changed("the fleet file was changed: database "
                    + request.target().name() + " is not in it any more, or is reached in another way now");
        }
        Optional<Match> match = request.match().filter(m -> !isWanted(m, fleet, now));
        if (match.isPresent()) {
            return changed("the fleet file was changed: policy "
                    + match.get().policy().name() + " is not what it was, or not for this database any more");
        }
        return ceiling(now);
    }

    private static boolean isWanted(Match match, Fleet fleet, Database now) {
        return fleet.policies().policies().contains(match.policy())
                && match.policy().databases().selects(now.name(), now.labels());
    }

    /** Whatever policies and people say, no more than the database's ceiling. */
    private static Optional<Veto> ceiling(Database now) {
        return now.ceiling() == Mode.ENFORCE
                ? Optional.empty()
                : Optional.of(new Veto(
                        Reason.CEILING,
                        "the ceiling of database " + now.name() + " is "
                                + now.ceiling().text()
                                + "; write ceiling: enforce in the fleet file to allow kills there"));
    }

    private static Optional<Veto> changed(String text) {
        return Optional.of(new Veto(Reason.CHANGED, text));
    }
}
