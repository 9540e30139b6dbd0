package io.sessionwarden.oracle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import oracle.jdbc.OracleDriver;

/** Opens connections to one database with the settings that all our connections share. */
final class Connector {
    static final String PROGRAM = "session-warden";
    /** Marks the sessions of this process in GV$SESSION.CLIENT_INFO. */
    static final String INSTALLATION = PROGRAM + ":" + UUID.randomUUID();

    private static final OracleDriver DRIVER = new OracleDriver();

    private final String url;

    Connector(String url) {
        this.url = url;
    }

    /** Logs in within that patience; the connection it returns waits for its answers without end. */
    Connection connect(String username, String password, Patience patience) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("v$session.program", PROGRAM);
        properties.setProperty("oracle.net.CONNECT_TIMEOUT", "5000");
        properties.setProperty(
                "oracle.jdbc.ReadTimeout", String.valueOf(patience.limit().toMillis()));
        properties.setProperty("oracle.jdbc.implicitStatementCacheSize", "20");
        properties.setProperty("oracle.jdbc.defaultRowPrefetch", "100");
        // Without a read time-out it is the network that must tell a dead host from a hung database.
        properties.setProperty("oracle.net.keepAlive", "true");
        properties.setProperty("oracle.net.TCP_KEEPIDLE", "60");
        properties.setProperty("oracle.net.TCP_KEEPINTERVAL", "15");
        properties.setProperty("oracle.net.TCP_KEEPCOUNT", "4");
        Connection connection = DRIVER.connect(url, properties);
        try {
            connection.setClientInfo("OCSID.CLIENT_INFO", INSTALLATION);
            connection.setClientInfo("OCSID.MODULE", PROGRAM);
            Patience.ENDLESS.applyTo(connection);
            return connection;
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }
}
