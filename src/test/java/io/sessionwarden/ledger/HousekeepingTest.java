package io.sessionwarden.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionwarden.api.SimulatedFleet;
import io.sessionwarden.testing.OpenLedger;
import io.sessionwarden.testing.TurnableClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class HousekeepingTest {
    @Inject
    Scheduler scheduler;

    @Test
    void it_comes_every_hour() {
        Instant now = Instant.now();
        assertThat(scheduler.getScheduledJobs())
                .filteredOn(job -> job.getMethodDescription().endsWith("Housekeeping#tidy"))
                .singleElement()
                .satisfies(job -> assertThat(job.getNextFireTime()).isBetween(now, now.plus(Duration.ofMinutes(62))));
    }

    @Test
    void what_is_older_than_the_retention_goes_however_much_it_is_and_the_rest_stays() {
        TurnableClock clock = new TurnableClock();
        try (OpenLedger open = new OpenLedger(clock)) {
            Housekeeping housekeeping = new Housekeeping(open.ledger(), clock, Duration.ofDays(30));
            for (int i = 0; i < 2500; i++) {
                note(open.ledger());
            }
            clock.turn(Duration.ofDays(29));
            note(open.ledger());

            housekeeping.tidy();
            assertThat(count(open.ledger())).isEqualTo(2501);

            clock.turn(Duration.ofDays(2));
            housekeeping.tidy();
            assertThat(count(open.ledger())).isEqualTo(1);
        }
    }

    private static void note(Ledger ledger) {
        ledger.note(new Note(Note.Kind.VETO, "crm", null, "ann", Map.of("text", "because")));
    }

    private static int count(Ledger ledger) {
        return ledger.notes(Set.of(Note.Kind.VETO), Instant.EPOCH).size();
    }
}
