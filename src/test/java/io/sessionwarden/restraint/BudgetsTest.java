package io.sessionwarden.restraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.fleet.Limits.KillsPerMinute;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.ledger.LedgerDatabase;
import io.sessionwarden.testing.SettableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private final SettableClock clock = new SettableClock();

    private Budgets budgets() throws Exception {
        var source = LedgerDatabase.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        return new Budgets(new Ledger(source, clock), clock);
    }

    @RepeatedTest(5)
    void sweeps_at_the_same_time_never_take_more_slots_than_there_are() throws Exception {
        Budgets budgets = budgets();
        KillsPerMinute limits = new KillsPerMinute(1000, 1000, 60);
        AtomicInteger taken = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            IntStream.range(0, 2000)
                    .forEach(i -> threads.submit(() -> {
                        if (budgets.take("policy-" + i % 7, "db-" + i % 50, limits)
                                .isEmpty()) {
                            taken.incrementAndGet();
                        }
                    }));
        }
        assertThat(taken).hasValue(60);
    }

    @Test
    void a_slot_is_free_a_minute_after_it_was_taken_and_not_before() throws Exception {
        Budgets budgets = budgets();
        KillsPerMinute limits = new KillsPerMinute(2, 10, 60);
        assertThat(budgets.take("idle", "crm", limits)).isEmpty();
        clock.forward(Duration.ofSeconds(30));
        assertThat(budgets.take("idle", "hr", limits)).isEmpty();
        Budgets.Spent spent = budgets.take("idle", "crm", limits).orElseThrow();
        assertThat(spent.whose()).isEqualTo("policy idle");
        assertThat(spent.freeIn()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        assertThat(budgets.take("long", "crm", limits)).as("another policy").isEmpty();
        clock.forward(spent.freeIn());
        assertThat(budgets.take("idle", "crm", limits)).isEmpty();
    }
}
