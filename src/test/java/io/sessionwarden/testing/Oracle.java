package io.sessionwarden.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import oracle.jdbc.OracleDriver;

/**
 * Logs in by the driver itself, without {@code DriverManager}: an application of Quarkus that ends in this process takes all drivers from
 * that, those of others too.
 */
public final class Oracle {
    private static final OracleDriver DRIVER = new OracleDriver();

    private Oracle() {}

    public static Connection login(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return login(url, properties);
    }

    public static Connection login(String url, Properties properties) throws SQLException {
        return DRIVER.connect(url, properties);
    }
}
