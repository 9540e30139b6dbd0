package io.sessionwarden.ledger;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens the ledger's database and brings its tables up to date. */
public final class LedgerDatabase {
    private static final int CONNECTIONS = 8;
    /** With the limit of a read on the network at most 5 s: so long a silent ledger may keep a sweep. */
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(2);

    /** At the start there is nobody to keep, and H2 may have to bring its file in order after a crash. */
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private static final Map<String, String> POSTGRES_LIMITS =
            Map.of("connectTimeout", "2", "socketTimeout", "3", "tcpKeepAlive", "true");
    /**
     * Left to itself H2 answers before it has written, so that what was committed is lost when the process is killed; it closes its file as
     * soon as the process is told to end, before the daemon has written what it did last; and beside its file it keeps another one of all
     * errors, with statements and values in it. A URL that says otherwise is refused.
     */
    private static final Map<String, String> H2_SETTINGS =
            Map.of("WRITE_DELAY", "0", "DB_CLOSE_ON_EXIT", "FALSE", "TRACE_LEVEL_FILE", "0");
    /** Of a migration: a new index on a ledger of years takes its time. */
    private static final Map<String, String> POSTGRES_PATIENCE = Map.of("connectTimeout", "5");

    private LedgerDatabase() {}

    /**
     * @param url {@code jdbc:h2:...} or {@code jdbc:postgresql:...}
     * @throws SQLException when the pool cannot be made; trouble with the database itself shows as Flyway's exception
     * @throws IllegalArgumentException when the URL is of neither
     */
    public static AgroalDataSource open(String url, String username, String password) throws SQLException {
        try (AgroalDataSource patient = pool(url, username, password, 2, START_LIMIT, POSTGRES_PATIENCE)) {
            Flyway.configure().dataSource(patient).load().migrate();
            AgroalDataSource source = pool(url, username, password, CONNECTIONS, connectionLimit(url), POSTGRES_LIMITS);
            source.getConnection().close(); // H2 closes its file with the last connection: this one keeps it open
            return source;
        }
    }

    /** Opens it once and closes it again, so that whoever starts the daemon is told at once when that cannot be done. */
    public static void check(Config config) throws LedgerUnusable {
        LedgerSettings settings = LedgerSettings.from(config);
        try {
            open(settings.url(), settings.username(), settings.password()).close();
        } catch (SQLException | FlywayException e) {
            throw new LedgerUnusable(e);
        }
    }

    /** H2 runs in this process: it is slow only where everything is. */
    private static Duration connectionLimit(String url) {
        return url.startsWith("jdbc:h2:") ? Duration.ofSeconds(5) : CONNECTION_LIMIT;
    }

    private static AgroalDataSource pool(
            String url,
            String username,
            String password,
            int size,
            Duration connectionLimit,
            Map<String, String> postgresLimits)
            throws SQLException {
        boolean postgres = url.startsWith("jdbc:postgresql:");
        if (!postgres && !url.startsWith("jdbc:h2:")) { // the URL itself may hold a password
            throw new IllegalArgumentException(
                    "warden.ledger.url must begin with jdbc:h2: or jdbc:postgresql:, no other database keeps the ledger");
        }
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> {
            pool.maxSize(size).acquisitionTimeout(connectionLimit).connectionFactoryConfiguration(factory -> {
                factory.jdbcUrl(url)
                        .connectionProviderClass(postgres ? org.postgresql.Driver.class : org.h2.Driver.class)
                        .principal(new NamePrincipal(username))
                        .credential(new SimplePassword(password));
                (postgres ? postgresLimits : H2_SETTINGS).forEach(factory::jdbcProperty);
                return factory;
            });
            return postgres ? pool.exceptionSorter(new PostgreSQLExceptionSorter()) : pool;
        }));
    }
}
