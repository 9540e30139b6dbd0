package io.sessionwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.testing.Events;
import io.sessionwarden.testing.LogLines;
import io.sessionwarden.testing.OpenLedger;
import io.sessionwarden.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log is not filled by those who have no token. */
class RefusedCallersTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final OpenLedger ledger = new OpenLedger(new SettableClock());
    private final Events events = new Events();

    @AfterEach
    void close() {
        ledger.close();
    }

    /** A clock that stands still but when it is put forward. */
    private static final class StandingClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void the_log_has_one_line_a_second_which_says_how_many_others_there_were_and_each_is_counted() {
        StandingClock clock = new StandingClock();
        RefusedCallers callers = new RefusedCallers(events, new CallerNotes(ledger.ledger()), clock);
        try (LogLines log = LogLines.of(RefusedCallers.class)) {
            for (int i = 0; i < 500; i++) {
                callers.tell(new LoginRefused(LoginRefused.Why.NO_TOKEN), "10.1.2.3");
            }
            clock.now = NOON.plus(Duration.ofMillis(999));
            callers.tell(new LoginRefused(LoginRefused.Why.UNKNOWN_TOKEN), "10.1.2.4");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("10.1.2.3")
                    .doesNotContain("others");

            clock.now = NOON.plus(Duration.ofSeconds(1));
            callers.tell(new LoginRefused(LoginRefused.Why.UNKNOWN_TOKEN), "10.1.2.5");
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().getLast()).contains("10.1.2.5", "so were 500 others");
        }
        assertThat(events.of(LoginRefused.class)).hasSize(502);
    }
}
