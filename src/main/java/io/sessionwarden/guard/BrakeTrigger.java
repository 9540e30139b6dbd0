package io.sessionwarden.guard;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Limits;
import io.sessionwarden.policy.Match;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.restraint.Brakes;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionKind;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;
import java.util.List;
import java.util.Optional;

/** Opens a database's brake when policies that would kill match too large a share of its user sessions at once. */
final class BrakeTrigger {
    private final Brakes brakes;
    private final CurrentFleet fleet;

    BrakeTrigger(Brakes brakes, CurrentFleet fleet) {
        this.brakes = brakes;
        this.fleet = fleet;
    }

    void weigh(Target target, Sample.Taken sample, List<Match> matches) {
        Optional<Limits.Brake> limit = fleet.fleet().limits().brake();
        if (limit.isEmpty() || target.database().ceiling() != Mode.ENFORCE) {
            return;
        }
        long matched = matches.stream()
                .filter(match -> match.policy().mode() == Mode.ENFORCE && isUser(match.session()))
                .count();
        long sessions = sample.sessions().stream().filter(BrakeTrigger::isUser).count();
        if (limit.get().opensAt(matched, sessions)) {
            brakes.open(target.name(), matched, sessions);
        }
    }

    private static boolean isUser(SessionSnapshot session) {
        return session.kind() == SessionKind.USER && !session.own();
    }
}
