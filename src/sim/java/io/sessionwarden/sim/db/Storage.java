package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.lock.LockedSchema;
import io.sessionwarden.sim.db.view.FixedViews;
import io.sessionwarden.sim.db.view.ObjectRow;
import io.sessionwarden.sim.sql.H2Functions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** The H2 in memory under a simulated database: one schema and one H2 user per account. Thread-safe. */
final class Storage implements AutoCloseable {
    /** For what H2 locks itself, its catalogue: longer than any test. */
    private static final int WAIT_FOREVER_MILLIS = 1_000_000_000;

    private static final String OWNER = "H2OWNER";
    private static final String H2_PASSWORD = "h2";

    private final String url;
    private final Connection owner;
    private final LocalDateTime created;

    Storage(String databaseName, Collection<Account> accounts, LocalDateTime created) {
        this.created = created;
        this.url = "jdbc:h2:mem:%s-%s;MODE=Oracle;NON_KEYWORDS=VALUE;LOCK_TIMEOUT=%d;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(databaseName, UUID.randomUUID(), WAIT_FOREVER_MILLIS);
        try {
            this.owner = connect(OWNER);
            furnish(accounts);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the storage of " + databaseName, e);
        }
    }

    /** Without the driver manager, from which a container in the same process may have struck the driver off. */
    private Connection connect(String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", H2_PASSWORD);
        return new org.h2.Driver().connect(url, properties);
    }

    private void furnish(Collection<Account> accounts) throws SQLException {
        H2Functions.register(owner);
        try (Statement statement = owner.createStatement()) {
            statement.execute("CREATE SCHEMA SYS");
            FixedViews.create(owner);
            for (Account account : accounts) {
                addUser(statement, account);
            }
            for (String view : FixedViews.open()) {
                statement.execute("GRANT SELECT ON SYS.\"%s\" TO PUBLIC".formatted(view));
            }
            // What an application grants to its fellow: see the accounts of the simulator.
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA APP TO APP2");
        }
    }

    private void addUser(Statement statement, Account account) throws SQLException {
        String name = account.name();
        statement.execute("CREATE USER %s PASSWORD '%s'".formatted(name, H2_PASSWORD));
        LockedSchema.add(session(owner), name, account.may(Account.CREATE_TABLE) ? name : OWNER);
        if (account.may(Account.SELECT_ANY_DICTIONARY)) {
            statement.execute("GRANT SELECT ON SCHEMA SYS TO " + name);
        }
    }

    private static SessionLocal session(Connection connection) throws SQLException {
        return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    }

    /** A connection for a session of that account, without autocommit, in its own schema. */
    Connection connect(Account account) throws SQLException {
        Connection connection = connect(account.name());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SCHEMA " + account.name());
            statement.execute("SET SCHEMA_SEARCH_PATH " + account.name() + ", SYS, PUBLIC");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** Tables of the users. */
    synchronized List<ObjectRow> objects() {
        try (Statement statement = owner.createStatement();
                ResultSet tables =
                        statement.executeQuery("SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                                + " WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'PUBLIC', 'SYS')")) {
            List<ObjectRow> rows = new ArrayList<>();
            while (tables.next()) {
                rows.add(objectRow(tables.getString(1), tables.getString(2)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the tables", e);
        }
    }

    private ObjectRow objectRow(String schema, String table) throws SQLException {
        return new ObjectRow(schema, table, H2Session.of(owner).tableId(schema, table), "TABLE", created);
    }

    @Override
    public synchronized void close() {
        try (Statement statement = owner.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the storage", e);
        }
    }
}
