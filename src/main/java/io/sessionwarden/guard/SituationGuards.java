package io.sessionwarden.guard;

import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.DatabaseFacts;
import io.sessionwarden.target.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Vetoes that lie in the database and in ourselves. They bind everybody. */
final class SituationGuards {
    private final Clock clock;
    private final Ledger ledger;

    SituationGuards(Clock clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    List<Guard> all() {
        return List.of(this::role, this::sampleAge, this::inFlight);
    }

    private Optional<Veto> role(KillRequest request) {
        Optional<DatabaseFacts> facts = request.target().link().facts();
        return facts.filter(DatabaseFacts::isWritablePrimary).isPresent() ? Optional.empty() : Optional.of(role(facts));
    }

    static Veto role(Optional<DatabaseFacts> facts) {
        String found = facts.map(f -> "it is " + f.role() + ", " + f.openMode()).orElse("its role is not known");
        return new Veto(Reason.DATABASE_ROLE, "only a PRIMARY that is READ WRITE is acted on; " + found);
    }

    private Optional<Veto> sampleAge(KillRequest request) {
        var rhythm = request.target().database().sample();
        Duration limit = rhythm.every().plus(rhythm.timeout());
        Duration age = Duration.between(request.sample().askedAt(), clock.instant());
        return age.compareTo(limit) > 0 || age.isNegative()
                ? Optional.of(
                        new Veto(Reason.SAMPLE_TOO_OLD, "the sample that shows it is " + age.toSeconds() + " s old"))
                : Optional.empty();
    }

    private Optional<Veto> inFlight(KillRequest request) {
        Target target = request.target();
        return target.claims().isClaimed(request.session().identity())
                ? Optional.of(new Veto(Reason.IN_FLIGHT, "a kill of this session is under way"))
                : Optional.empty();
    }

    /** Asked last: it writes. */
    Optional<Veto> ledgerWritable(KillRequest request) {
        return ledger.isWritable()
                ? Optional.empty()
                : Optional.of(new Veto(
                        Reason.LEDGER,
                        "the ledger is not writable, and nothing is killed that is not written down first"));
    }
}
