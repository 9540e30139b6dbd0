package io.sessionwarden.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/** Opens the configured ledger for the application. */
@ApplicationScoped
public class LedgerProducer {
    @Produces
    @ApplicationScoped
    @LedgerSource
    AgroalDataSource source(Config config) throws SQLException {
        LedgerSettings settings = LedgerSettings.from(config);
        return LedgerDatabase.open(settings.url(), settings.username(), settings.password());
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
