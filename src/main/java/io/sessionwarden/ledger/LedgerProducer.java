package io.sessionwarden.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the configured ledger for the application. */
@ApplicationScoped
public class LedgerProducer {
    @Produces
    @ApplicationScoped
    @LedgerSource
    AgroalDataSource source(
            @ConfigProperty(name = "warden.ledger.url", defaultValue = "jdbc:h2:file:./data/ledger;WRITE_DELAY=0")
                    String url,
            @ConfigProperty(name = "warden.ledger.username", defaultValue = "warden") String username,
            @ConfigProperty(name = "warden.ledger.password", defaultValue = "warden") String password)
            throws SQLException {
        return LedgerDatabase.open(url, username, password);
    }

    void close(@Disposes @LedgerSource AgroalDataSource source) {
        source.close();
    }

    @Produces
    @ApplicationScoped
    Ledger ledger(@LedgerSource AgroalDataSource source, Clock clock) {
        return new Ledger(source, clock);
    }
}
