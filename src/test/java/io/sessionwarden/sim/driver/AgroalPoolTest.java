package io.sessionwarden.sim.driver;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.OracleExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

class AgroalPoolTest extends PoolContract {
    private AgroalDataSource pool;

    @Override
    void openPool(String url) throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(MOST)
                        .acquisitionTimeout(PATIENCE)
                        .validateOnBorrow(true)
                        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(5))
                        .exceptionSorter(new OracleExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .connectionProviderClass(oracle.jdbc.OracleDriver.class)
                                .principal(new NamePrincipal("app"))
                                .credential(new SimplePassword("app")))));
    }

    @Override
    Connection borrow() throws SQLException {
        return pool.getConnection();
    }

    @Override
    void waitAtMost(Duration time) {
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(time);
    }

    @Override
    void closePool() {
        pool.close();
    }
}
