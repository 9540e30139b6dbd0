package io.sessionwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.testing.Events;
import io.sessionwarden.testing.LogLines;
import io.sessionwarden.testing.OpenLedger;
import io.sessionwarden.testing.SettableClock;
import io.sessionwarden.testing.TurnableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log is not filled by those who have no token. */
class RefusedCallersTest {
    private final OpenLedger ledger = new OpenLedger(new SettableClock());
    private final Events events = new Events();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void the_log_has_one_line_a_second_which_says_how_many_others_there_were_and_each_is_counted() {
        TurnableClock clock = new TurnableClock();
        RefusedCallers callers = new RefusedCallers(events, new CallerNotes(ledger.ledger()), clock);
        try (LogLines log = LogLines.of(RefusedCallers.class)) {
            for (int i = 0; i < 500; i++) {
                callers.tell(new LoginRefused(LoginRefused.Why.NO_TOKEN), "10.1.2.3");
            }
            clock.turn(Duration.ofMillis(999));
            callers.tell(new LoginRefused(LoginRefused.Why.UNKNOWN_TOKEN), "10.1.2.4");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("10.1.2.3")
                    .doesNotContain("others");

            clock.turn(Duration.ofMillis(1));
            callers.tell(new LoginRefused(LoginRefused.Why.UNKNOWN_TOKEN), "10.1.2.5");
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().getLast()).contains("10.1.2.5", "so were 500 others");
        }
        assertThat(events.of(LoginRefused.class)).hasSize(502);
    }
}
