package io.sessionwarden.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.identity.Callers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    /** Stands still but for what it is told. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-01-31T07:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

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

    private final Hands clock = new Hands();
    private final RequestRate rate = new RequestRate(new Callers(), clock, 20);

    private long taken(String caller, int asked) {
        return IntStream.range(0, asked).filter(i -> rate.take(caller)).count();
    }

    @Test
    void twice_as_many_at_once_and_then_so_many_per_second() {
        assertThat(taken("runbook", 100)).isEqualTo(40);

        clock.advance(Duration.ofMillis(500));
        assertThat(taken("runbook", 100)).isEqualTo(10);

        clock.advance(Duration.ofHours(1));
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

        clock.advance(Duration.ofHours(-1));
        assertThat(taken("runbook", 100)).isEqualTo(10);
        clock.advance(Duration.ofSeconds(1));
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
