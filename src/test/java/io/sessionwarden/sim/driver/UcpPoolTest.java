package io.sessionwarden.sim.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import oracle.ucp.UniversalConnectionPoolException;
import oracle.ucp.admin.UniversalConnectionPoolManager;
import oracle.ucp.admin.UniversalConnectionPoolManagerImpl;
import oracle.ucp.jdbc.PoolDataSource;
import oracle.ucp.jdbc.PoolDataSourceFactory;

class UcpPoolTest extends PoolContract {
    private PoolDataSource pool;

    @Override
    void openPool(String url) throws SQLException {
        pool = PoolDataSourceFactory.getPoolDataSource();
        pool.setConnectionFactoryClassName("oracle.jdbc.pool.OracleDataSource");
        pool.setConnectionPoolName("pool-" + UUID.randomUUID());
        pool.setURL(url);
        pool.setUser("app");
        pool.setPassword("app");
        pool.setInitialPoolSize(0);
        pool.setMinPoolSize(0);
        pool.setMaxPoolSize(MOST);
        pool.setConnectionWaitDuration(PATIENCE);
        pool.setValidateConnectionOnBorrow(true);
    }

    @Override
    Connection borrow() throws SQLException {
        return pool.getConnection();
    }

    @Override
    void waitAtMost(Duration time) throws SQLException {
        pool.setConnectionWaitDuration(time);
    }

    @Override
    void closePool() throws SQLException {
        try {
            UniversalConnectionPoolManager pools =
                    UniversalConnectionPoolManagerImpl.getUniversalConnectionPoolManager();
            String name = pool.getConnectionPoolName();
            if (Arrays.asList(pools.getConnectionPoolNames()).contains(name)) {
                pools.destroyConnectionPool(name);
            }
        } catch (UniversalConnectionPoolException e) {
            throw new SQLException("the pool does not close", e);
        }
    }
}
