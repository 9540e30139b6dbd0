package io.sessionwarden.restraint;

import io.sessionwarden.fleet.Limits.KillsPerMinute;
import io.sessionwarden.ledger.KillQuery;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How many sessions were given over to be killed in the last minute. A slot once taken is not given back, even if nothing was sent in the
 * end: on doubt it was. Thread-safe.
 */
public final class Budgets {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PAGE = 1000;

    /** A budget that has no slot left, and how long until it has one. */
    public record Spent(String whose, int limit, Duration freeIn) {}

    private record Victim(Instant at, String policy, String database) {}

    private final Clock clock;
    private final List<Victim> victims;

    Budgets(Ledger ledger, Clock clock) {
        this.clock = clock;
        this.victims = new ArrayList<>(ofTheLastMinute(ledger, clock.instant().minus(MINUTE)));
    }

    private static List<Victim> ofTheLastMinute(Ledger ledger, Instant since) {
        List<Victim> found = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            Ledger.Page page = ledger.list(new KillQuery(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(since), before, PAGE));
            for (KillRecord kill : page.items()) {
                found.add(new Victim(kill.intentAt(), kill.policy(), kill.database()));
            }
            before = page.next();
        } while (before.isPresent());
        return found;
    }

    /** Takes a slot of every budget that binds the kill, or of none: then the one that is spent for longest is told. */
    public synchronized Optional<Spent> take(String policy, String database, KillsPerMinute limits) {
        Optional<Spent> spent = spent(policy, database, limits);
        if (spent.isEmpty()) {
            victims.add(new Victim(clock.instant(), policy, database));
        }
        return spent;
    }

    /** What {@link #take} would say. */
    public synchronized Optional<Spent> spent(String policy, String database, KillsPerMinute limits) {
        Instant now = clock.instant();
        victims.removeIf(victim -> !victim.at().isAfter(now.minus(MINUTE)));
        List<Spent> spent = new ArrayList<>();
        if (!policy.equals(Policy.OPERATOR)) {
            spent(now, "policy " + policy, limits.policy(), v -> v.policy().equals(policy))
                    .ifPresent(spent::add);
        }
        spent(now, "database " + database, limits.database(), v -> v.database().equals(database))
                .ifPresent(spent::add);
        spent(now, "the fleet", limits.fleet(), v -> true).ifPresent(spent::add);
        return spent.stream().max(Comparator.comparing(Spent::freeIn));
    }

    private Optional<Spent> spent(Instant now, String whose, int limit, Predicate<Victim> counts) {
        List<Instant> times =
                victims.stream().filter(counts).map(Victim::at).sorted().toList();
        return times.size() < limit
                ? Optional.empty()
                : Optional.of(new Spent(
                        whose,
                        limit,
                        Duration.between(now, times.get(times.size() - limit).plus(MINUTE))));
    }
}
