package io.sessionwarden.oracle;

import io.sessionwarden.session.DatabaseFacts;
import io.sessionwarden.session.InstanceSeen;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.SessionAddress;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one session again, with who waits for it and what became of its transaction, in one round trip. */
final class Looking {
    private final OurSessions ours;
    private final int limitSeconds;

    Looking(OurSessions ours, Duration limit) {
        this.ours = ours;
        this.limitSeconds = (int) Math.max(1, limit.toSeconds());
    }

    Look read(Connection connection, SessionKey key, Optional<String> xid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.LOOK.text())) {
            statement.setQueryTimeout(limitSeconds);
            int at = 1;
            statement.setInt(at++, key.instId());
            statement.setString(at++, xid.orElse(null));
            statement.setString(at++, xid.orElse(null));
            for (int i = 0; i < 3; i++) {
                statement.setInt(at++, key.instId());
                statement.setLong(at++, key.sid());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return collect(new Row(rows), key);
            }
        }
    }

    private Look collect(Row rows, SessionKey key) throws SQLException {
        Set<InstanceSeen> instances = new LinkedHashSet<>();
        List<SessionSnapshot> sessions = new ArrayList<>();
        boolean asking = false;
        boolean open = false;
        boolean rollingBack = false;
        DatabaseFacts facts = null;
        SessionRow row = new SessionRow(rows, ours);
        while (rows.next()) {
            instances.add(row.instance());
            facts = Facts.of(rows);
            open = rows.number("transactions_open") > 0;
            rollingBack = rows.number("rollbacks") > 0;
            if (row.hasSession()) {
                sessions.add(row.session());
                asking |= row.isAsking();
            }
        }
        if (!asking) {
            throw new SQLException("the database did not show the session that asked: its answer proves nothing");
        }
        SessionAddress address = new SessionAddress(key.instId(), key.sid());
        Optional<SessionSnapshot> session =
                sessions.stream().filter(s -> s.key().equals(key)).findFirst();
        return new Look(
                List.copyOf(instances),
                session,
                open,
                rollingBack,
                SessionSnapshot.waitingFor(address, sessions).size(),
                facts);
    }
}
