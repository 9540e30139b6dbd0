package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.lock.LockedSchema;
import io.sessionwarden.sim.db.view.FixedSchema;
import io.sessionwarden.sim.db.view.Privileges.ObjectGrant;
import io.sessionwarden.sim.db.view.TableRow;
import io.sessionwarden.sim.db.view.TableRow.SequenceRow;
import io.sessionwarden.sim.db.view.TableRow.SynonymRow;
import io.sessionwarden.sim.sql.H2Functions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;

/** The H2 in memory under a simulated database: one schema and one H2 user per account. Thread-safe. */
final class Storage implements AutoCloseable {
    /** For what H2 locks itself, its catalogue: longer than any test. */
    private static final int WAIT_FOREVER_MILLIS = 1_000_000_000;

    private static final String OWNER = "H2OWNER";
    private static final String H2_PASSWORD = "h2";

    private final String url;
    private final Connection owner;
    private final StoredObjects objects;
    private final StoredGrants grants;

    Storage(String databaseName, Collection<Account> accounts, LocalDateTime created) {
        this.url = "jdbc:h2:mem:%s-%s;MODE=Oracle;NON_KEYWORDS=VALUE;LOCK_TIMEOUT=%d;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(databaseName, UUID.randomUUID(), WAIT_FOREVER_MILLIS);
        try {
            this.owner = connect(OWNER);
            this.objects = new StoredObjects(H2Session.of(owner).local(), created);
            this.grants = new StoredGrants(owner);
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
        FixedSchema.addTo(H2Session.of(owner).local());
        // Who may read a view is decided when its name is resolved.
        run("GRANT SELECT ON SCHEMA SYS TO PUBLIC");
        for (Account account : accounts) {
            add(account);
        }
    }

    /** Makes the schema of an account. */
    synchronized void add(Account account) {
        String name = quoted(account.name());
        run("CREATE USER %s PASSWORD '%s'".formatted(name, H2_PASSWORD));
        LockedSchema.add(objects.owner(), account.name(), account.name());
        administrator(account);
    }

    /** Lets an account with role DBA work on everybody's tables, others no more. */
    synchronized void administrator(Account account) {
        if (account.has(Roles.DBA)) {
            run("ALTER USER %s ADMIN TRUE".formatted(quoted(account.name())));
        } else if (grants.isAdministrator(account.name())) {
            run("ALTER USER %s ADMIN FALSE".formatted(quoted(account.name())));
        }
    }

    /** Drops the schema of an account with everything in it. */
    synchronized void remove(Account account) {
        run("DROP SCHEMA %s CASCADE".formatted(quoted(account.name())));
        run("DROP USER " + quoted(account.name()));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private void run(String sql) {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the storage refuses " + sql, e);
        }
    }

    /** A connection for a session of that account, without autocommit, in its own schema. */
    Connection connect(Account account) throws SQLException {
        Connection connection = connect(account.name());
        try (Statement statement = connection.createStatement()) {
            String schema = quoted(account.name());
            statement.execute("SET SCHEMA " + schema);
            statement.execute("SET SCHEMA_SEARCH_PATH " + schema + ", SYS, PUBLIC");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** A change of what is defined. */
    @FunctionalInterface
    interface Definition {
        void make() throws OraError;
    }

    /**
     * Makes a change of what an account has defined, and notes when it was and what others may do with it. One at a time: H2 takes the locks
     * of its catalogue in no fixed order, and two changes could wait for each other for good.
     */
    synchronized void define(Account account, Supplier<LocalDateTime> clock, Definition definition) throws OraError {
        try {
            definition.make();
        } finally {
            defined(account, clock.get());
        }
    }

    private void defined(Account account, LocalDateTime at) {
        for (String table : objects.noteNew(account.name(), at)) {
            // What an application grants to its fellow: see the accounts of the simulator.
            if (account.name().equals("APP")) {
                run("GRANT SELECT, INSERT, UPDATE, DELETE ON \"APP\".%s TO APP2".formatted(quoted(table)));
            }
        }
    }

    boolean hasTable(String schema, String table) {
        return objects.table(schema, table).isPresent();
    }

    boolean ownsTables(Account account) {
        return objects.tables().stream().anyMatch(table -> table.owner().equals(account.name()));
    }

    /** Whether an account has any privilege on that table of somebody else. */
    boolean sees(Account account, String schema, String table) {
        return grants().stream()
                .anyMatch(grant -> grant.grantee().equals(account.name())
                        && grant.owner().equals(schema)
                        && grant.object().equals(table));
    }

    synchronized void grant(String privilege, String schema, String table, Account grantee) {
        run("GRANT %s ON %s.%s TO %s".formatted(privilege, quoted(schema), quoted(table), quoted(grantee.name())));
    }

    /** False when the account did not have it. */
    synchronized boolean revoke(String privilege, String schema, String table, Account grantee) {
        boolean had = grants().stream()
                .anyMatch(grant -> grant.grantee().equals(grantee.name())
                        && grant.owner().equals(schema)
                        && grant.object().equals(table)
                        && grant.privilege().equals(privilege));
        if (had) {
            run("REVOKE %s ON %s.%s FROM %s"
                    .formatted(privilege, quoted(schema), quoted(table), quoted(grantee.name())));
        }
        return had;
    }

    /** Privileges on tables. */
    List<ObjectGrant> grants() {
        return grants.onTables();
    }

    /** Tables and views of the users. */
    List<TableRow> tables() {
        return objects.tables();
    }

    List<SequenceRow> sequences() {
        return objects.sequences();
    }

    List<SynonymRow> synonyms() {
        return objects.synonyms();
    }

    /** Does not wait for a definition that is being made: it ends with the storage. */
    @Override
    public void close() {
        run("SHUTDOWN IMMEDIATELY");
    }
}
