package io.sessionwarden.oracle;

import io.sessionwarden.session.InstanceSeen;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads all sessions in one round trip and judges whether the answer can be trusted.
 *
 * @param ours sessions of this process that the sample shows
 */
record Sampling(
        List<InstanceSeen> instances,
        List<SessionSnapshot> sessions,
        LocalDateTime databaseTime,
        boolean askingSeen,
        int ours) {

    static Sampling read(Connection connection, Duration limit, PageSize page, OurSessions us) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.SAMPLE.text())) {
            // The driver asks the database to stop when the limit has passed: where it listens, the connection stays
            // good.
            statement.setQueryTimeout((int) Math.max(1, limit.toSeconds()));
            statement.setFetchSize(page.rows());
            try (ResultSet rows = statement.executeQuery()) {
                Sampling sampling = collect(new Row(rows), us);
                page.seen(sampling.sessions().size());
                return sampling;
            }
        }
    }

    private static Sampling collect(Row rows, OurSessions us) throws SQLException {
        Set<InstanceSeen> instances = new LinkedHashSet<>();
        List<SessionSnapshot> sessions = new ArrayList<>();
        LocalDateTime now = null;
        boolean asking = false;
        int ours = 0;
        SessionRow row = new SessionRow(rows, us);
        while (rows.next()) {
            now = row.databaseTime();
            if (row.hasSession()) { // every instance has sessions of its own: one that shows none has not answered
                instances.add(row.instance());
                sessions.add(row.session());
                asking |= row.isAsking();
                ours += row.isOfThisProcess() ? 1 : 0;
            }
        }
        return new Sampling(List.copyOf(instances), List.copyOf(sessions), now, asking, ours);
    }

    /** Absence is proof only in a sample that holds the session that asked for it. */
    Sample asSample(Instant askedAt, Duration took) {
        return askingSeen
                ? new Sample.Taken(askedAt, took, databaseTime, instances, sessions)
                : new Sample.Partial(askedAt, took, sessions, "the sample does not hold the session that asked for it");
    }
}
