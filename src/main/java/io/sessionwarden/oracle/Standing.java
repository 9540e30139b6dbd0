package io.sessionwarden.oracle;

import io.sessionwarden.session.DatabaseFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * What changes seldom in a database: its role, and the accounts that Oracle maintains. Read on each new connection, every hour, and with each
 * sample while the database is no writable primary, so that a switchover is noticed. Thread-safe.
 */
final class Standing {
    private final MaintainedUsers maintained;
    private volatile Optional<DatabaseFacts> facts = Optional.empty();
    private volatile Connection readOn;

    Standing(String database, Clock clock) {
        this.maintained = new MaintainedUsers(database, clock);
    }

    void refreshIfNeeded(Connection connection) throws SQLException {
        boolean anew = connection != readOn || maintained.areStale();
        if (anew || facts.filter(DatabaseFacts::isWritablePrimary).isEmpty()) {
            facts = Optional.of(Facts.read(connection));
        }
        if (anew) {
            maintained.refresh(connection);
            readOn = connection;
        }
    }

    /** A look has just read it. */
    void told(DatabaseFacts now) {
        facts = Optional.of(now);
    }

    Optional<DatabaseFacts> facts() {
        return facts;
    }

    boolean maintains(String username) {
        return maintained.contains(username);
    }
}
