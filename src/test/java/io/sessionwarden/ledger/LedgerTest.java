package io.sessionwarden.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.testing.SessionSnapshots;
import io.sessionwarden.testing.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger keeps and finds again. */
class LedgerTest {
    private final SettableClock clock = new SettableClock();
    private AgroalDataSource source;
    private Ledger ledger;

    @BeforeEach
    void open() throws SQLException {
        source = LedgerDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        ledger = new Ledger(source, clock);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private KillRecord intent(String id, String requestedBy) {
        var victim = SessionSnapshots.inactiveFor(1000).build();
        return new KillRecord(
                id,
                "crm",
                KillRecord.Victim.of(victim),
                "operator",
                "enforce",
                requestedBy,
                "because",
                null,
                clock.instant(),
                List.of(),
                null,
                null,
                null,
                null,
                KillRecord.Findings.of(victim, new Evidence("", "", List.of(), List.of(), ""), Duration.ZERO),
                null);
    }

    @Test
    void a_kill_is_found_by_its_callers_idempotency_key() {
        ledger.intend(intent("k1", "ann"), Optional.of(new Idempotency("monday", "hash")));

        assertThat(ledger.byIdempotencyKey("ann", "monday")).contains(new Ledger.ByKey("k1", "hash"));
        assertThat(ledger.byIdempotencyKey("bob", "monday")).isEmpty();
        assertThat(ledger.byIdempotencyKey("ann", "tuesday")).isEmpty();
        assertThat(ledger.find("k1")).map(KillRecord::requestedBy).contains("ann");
    }

    @Test
    void a_key_serves_each_caller_once_and_intents_without_one_are_not_in_each_others_way() {
        Optional<Idempotency> key = Optional.of(new Idempotency("monday", "hash"));
        ledger.intend(intent("k1", "ann"), key);
        ledger.intend(intent("k2", "bob"), key);
        ledger.intend(intent("k3", "ann"), Optional.empty());
        ledger.intend(intent("k4", "ann"), Optional.empty());

        assertThatExceptionOfType(KeyTaken.class).isThrownBy(() -> ledger.intend(intent("k5", "ann"), key));
        assertThat(ledger.find("k5")).isEmpty();
        assertThat(ledger.unsettled()).isEqualTo(4);
    }
}
