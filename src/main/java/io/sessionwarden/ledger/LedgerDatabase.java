package io.sessionwarden.ledger;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** Opens the ledger's database and brings its tables up to date. */
public final class LedgerDatabase {
    private LedgerDatabase() {}

    /**
     * @param url {@code jdbc:h2:...}
     * @throws SQLException when the pool cannot be made; trouble with the database itself shows as Flyway's exception
     */
    public static AgroalDataSource open(String url, String username, String password) throws SQLException {
        AgroalDataSource source = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .connectionProviderClass(org.h2.Driver.class)
                                .principal(new NamePrincipal(username))
                                .credential(new SimplePassword(password)))));
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }
}
