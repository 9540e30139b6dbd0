package io.sessionwarden.oracle;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.engine.KillRoute;
import io.sessionwarden.engine.Lane;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** ALTER SYSTEM KILL SESSION on a connection to the database itself. */
final class DirectRoute implements KillRoute {
    /** A plain kill waits up to 60 s in the database before it marks. */
    private static final Duration PLAIN_LIMIT = Duration.ofSeconds(75);

    private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(15);

    private final Lane lane;

    DirectRoute(Lane lane) {
        this.lane = lane;
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Answer kill(SessionIdentity victim, Action action, String killId) {
        try {
            return lane.call(limit(action), connection -> execute(connection, statement(victim.key(), action), killId));
        } catch (SQLException e) {
            return OracleErrors.answer(e);
        } catch (CallFailed e) {
            return new Answer(Answer.Kind.UNKNOWN, 0, e.trouble().text());
        }
    }

    private static Answer execute(Connection connection, String sql, String killId) throws SQLException {
        connection.setClientInfo("OCSID.CLIENTID", killId);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Answer.ACCEPTED;
        } finally {
            if (!connection.isClosed()) {
                connection.setClientInfo("OCSID.CLIENTID", "");
            }
        }
    }

    /** Built from numbers alone, always with the instance: without it the same sid and serial# of another instance would be hit. */
    private static String statement(SessionKey key, Action action) {
        String target = "%d,%d,@%d".formatted(key.sid(), key.serial(), key.instId());
        return switch (action) {
            case KILL -> "alter system kill session '" + target + "'";
            case KILL_IMMEDIATE -> "alter system kill session '" + target + "' immediate";
        };
    }

    private static Duration limit(Action action) {
        return switch (action) {
            case KILL -> PLAIN_LIMIT;
            case KILL_IMMEDIATE -> IMMEDIATE_LIMIT;
        };
    }
}
