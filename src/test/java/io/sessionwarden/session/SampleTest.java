package io.sessionwarden.session;

import static io.sessionwarden.testing.SessionSnapshots.LOGON;
import static io.sessionwarden.testing.SessionSnapshots.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final SessionSnapshot ON_TWO = session().key(2, 101, 5001).build();
    private static final Sample.Taken TAKEN = new Sample.Taken(
            Instant.EPOCH, Duration.ofMillis(3), LOGON, List.of(new InstanceSeen(2, LOGON)), List.of(ON_TWO));

    @Test
    void a_sample_speaks_only_for_the_instances_it_covers() {
        assertThat(TAKEN.covers(2)).isTrue();
        assertThat(TAKEN.covers(1)).isFalse();
    }

    @Test
    void a_session_is_found_by_its_whole_address() {
        assertThat(TAKEN.session(new SessionKey(2, 101, 5001))).contains(ON_TWO);
        assertThat(TAKEN.session(new SessionKey(1, 101, 5001))).isEmpty();
        assertThat(TAKEN.session(new SessionKey(2, 101, 5002))).isEmpty();
    }

    @Test
    void a_failed_sample_has_no_sessions() {
        Trouble trouble = new Trouble(Trouble.Kind.TIMED_OUT, 0, "no answer within 5s");
        assertThat(new Sample.Failed(Instant.EPOCH, Duration.ofSeconds(5), trouble).sessions())
                .isEmpty();
    }

    @Test
    void a_status_that_is_not_known_is_neither_active_nor_inactive() {
        SessionSnapshot odd = session().status(SessionStatus.of("DORMANT")).build();
        assertThat(odd.status()).isEqualTo(SessionStatus.UNKNOWN);
        assertThat(odd.isActive() || odd.isInactive()).isFalse();
        assertThat(SessionStatus.of("SNIPED")).isEqualTo(SessionStatus.SNIPED);
    }
}
