package io.sessionwarden.oracle;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.engine.Lane;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.SessionSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a victim runs and locks. A part that cannot be read is named in the evidence: it must not keep a kill from being recorded. */
final class EvidenceReader {
    private final Lane lane;
    private final Duration limit;
    private final List<String> missing = new ArrayList<>();

    EvidenceReader(Lane lane, Duration limit) {
        this.lane = lane;
        this.limit = limit;
    }

    Evidence read(SessionSnapshot victim) {
        String sqlId = victim.execution().sqlId();
        String prevSqlId = victim.execution().prevSqlId();
        Map<String, String> texts =
                part("SQL text", c -> sqlTexts(c, victim.key().instId(), sqlId, prevSqlId), Map.of());
        List<String> objects = part("locked objects", c -> lockedObjects(c, victim), List.of());
        return new Evidence(
                texts.getOrDefault(sqlId, ""),
                texts.getOrDefault(prevSqlId, ""),
                objects,
                List.of(),
                String.join("; ", missing));
    }

    private <T> T part(String what, Lane.Work<T> work, T without) {
        try {
            return lane.call(limit, work);
        } catch (SQLException e) {
            missing.add(what + ": " + OracleErrors.trouble(e).text());
        } catch (CallFailed e) {
            missing.add(what + ": " + e.trouble().text());
        }
        return without;
    }

    /** The database is asked to stop then: an overdue read would keep the lane from the kill. */
    private int limitSeconds() {
        return (int) Math.max(1, limit.toSeconds());
    }

    private Map<String, String> sqlTexts(Connection connection, int instId, String sqlId, String prevSqlId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.SQL_TEXT.text())) {
            statement.setQueryTimeout(limitSeconds());
            statement.setInt(1, instId);
            statement.setString(2, sqlId);
            statement.setString(3, prevSqlId);
            try (ResultSet rows = statement.executeQuery()) {
                Map<String, String> texts = new HashMap<>();
                while (rows.next()) {
                    texts.put(rows.getString("sql_id"), Literals.hidden(rows.getString("sql_text")));
                }
                return texts;
            }
        }
    }

    private List<String> lockedObjects(Connection connection, SessionSnapshot victim) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.LOCKED_OBJECTS.text())) {
            statement.setQueryTimeout(limitSeconds());
            statement.setInt(1, victim.key().instId());
            statement.setLong(2, victim.key().sid());
            try (ResultSet rows = statement.executeQuery()) {
                List<String> objects = new ArrayList<>();
                while (rows.next()) {
                    objects.add(rows.getString("owner") + "." + rows.getString("object_name"));
                }
                return objects;
            }
        }
    }
}
