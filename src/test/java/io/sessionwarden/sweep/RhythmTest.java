package io.sessionwarden.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Rhythm rhythm = new Rhythm(Duration.ofSeconds(1), new Random(1));

    @Test
    void a_pass_that_starts_late_and_takes_long_delays_none_of_those_after_it() {
        assertThat(rhythm.next(5 * SECOND, 5 * SECOND + 990 * MILLI, true)).isEqualTo(6 * SECOND);
    }

    @Test
    void a_point_that_was_missed_is_made_up_for_at_once_and_the_grid_stays() {
        assertThat(rhythm.next(5 * SECOND, 6 * SECOND + 400 * MILLI, true)).isEqualTo(6 * SECOND);
        assertThat(rhythm.next(6 * SECOND, 6 * SECOND + 500 * MILLI, true)).isEqualTo(7 * SECOND);
    }

    @Test
    void after_a_long_standstill_one_pass_comes_at_once_and_not_all_that_were_missed() {
        long afterMinutes = 300 * SECOND + 400 * MILLI;
        assertThat(rhythm.next(5 * SECOND, afterMinutes, true)).isEqualTo(300 * SECOND);
        assertThat(rhythm.next(300 * SECOND, afterMinutes + MILLI, true)).isEqualTo(301 * SECOND);
    }

    @Test
    void failures_come_at_growing_distances_up_to_a_minute_and_a_quarter_at_random() {
        long due = 0;
        for (long least : new long[] {1, 2, 4, 8, 16, 32, 32}) {
            long next = rhythm.next(due, due + SECOND / 2, false);
            assertThat(next - due).isBetween(least * SECOND, least * SECOND * 5 / 4);
            due = next;
        }
        assertThat(rhythm.next(due, due, true) - due).isEqualTo(SECOND);
        assertThat(rhythm.next(due, due, false) - due).isBetween(SECOND, SECOND * 5 / 4);
    }

    @Test
    void a_long_interval_is_not_stretched_by_failures() {
        Rhythm slow = new Rhythm(Duration.ofMinutes(5), new Random(1));
        slow.next(0, 0, false);
        assertThat(slow.next(0, 0, false)).isBetween(300 * SECOND, 375 * SECOND);
    }

    @Test
    void databases_start_spread_over_the_interval() {
        assertThat(rhythm.first()).isBetween(Duration.ZERO, Duration.ofMillis(999));
    }
}
