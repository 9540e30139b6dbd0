package io.sessionwarden.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.identity.Callers;
import io.sessionwarden.testing.TurnableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    private final TurnableClock clock = new TurnableClock();
    private final RequestRate rate = new RequestRate(new Callers(), clock, 20);

    private long taken(String caller, int asked) {
        return IntStream.range(0, asked).filter(i -> rate.take(caller)).count();
    }

    @Test
    void twice_as_many_at_once_and_then_so_many_per_second() {
        assertThat(taken("runbook", 100)).isEqualTo(40);

        clock.turn(Duration.ofMillis(500));
        assertThat(taken("runbook", 100)).isEqualTo(10);

        clock.turn(Duration.ofHours(1));
        assertThat(taken("runbook", 100)).isEqualTo(40);
    }

    @Test
    void one_caller_takes_nothing_from_another() {
        assertThat(taken("runbook", 100)).isEqualTo(40);
        assertThat(taken("dba", 100)).isEqualTo(40);
    }

    @Test
    void a_clock_that_is_set_back_neither_gives_nor_takes() {
        assertThat(taken("runbook", 30)).isEqualTo(30);

        clock.turn(Duration.ofHours(-1));
        assertThat(taken("runbook", 100)).isEqualTo(10);
        clock.turn(Duration.ofSeconds(1));
        assertThat(taken("runbook", 100)).isEqualTo(20);
    }

    @Test
    void many_callers_do_not_fill_the_memory() {
        IntStream.range(0, 50_000).forEach(i -> rate.take("caller " + i));

        assertThat(rate.remembered()).isEqualTo(10_000);
    }

    @Test
    void no_requests_at_all_is_a_mistake() {
        assertThatThrownBy(() -> new RequestRate(new Callers(), clock, 0))
                .hasMessageContaining("warden.api.requests-per-second");
    }
}
