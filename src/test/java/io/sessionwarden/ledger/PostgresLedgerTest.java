package io.sessionwarden.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agroal.api.AgroalDataSource;
import io.sessionwarden.testing.SettableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger in a PostgreSQL that runs here; as root it is started in a user namespace of its own, since it refuses to run as root. */
class PostgresLedgerTest extends LedgerContract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static void asOwner(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    AgroalDataSource newDatabase() throws SQLException {
        asOwner("drop schema public cascade", "create schema public");
        return LedgerDatabase.open(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
    }

    @Test
    void a_ledger_that_keeps_silent_is_not_writable_and_not_waited_for_twice() throws SQLException {
        try (AgroalDataSource source = newDatabase();
                Connection other = postgres.getPostgresDatabase().getConnection()) {
            Ledger ledger = new Ledger(source, new SettableClock());
            assertThat(ledger.isWritable()).isTrue();
            other.setAutoCommit(false);
            try (Statement lock = other.createStatement()) {
                lock.execute("lock table ledger_probe, ledger_entry in exclusive mode");
            }

            long begin = System.nanoTime();
            assertThat(ledger.isWritable()).isFalse();
            assertThat(ledger.isWritable()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(7));
            assertThatExceptionOfType(LedgerUnwritable.class)
                    .isThrownBy(() -> ledger.note(new Note(Note.Kind.PAUSE, null, null, null, Map.of())));
            other.rollback();
        }
    }

    @Test
    void another_kind_of_database_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerDatabase.open("jdbc:mysql://h/ledger?password=secret", "u", "p"))
                .withMessageContaining("jdbc:postgresql:")
                .withMessageNotContaining("secret");
    }
}
