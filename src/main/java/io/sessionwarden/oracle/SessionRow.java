package io.sessionwarden.oracle;

import io.sessionwarden.session.Client;
import io.sessionwarden.session.Execution;
import io.sessionwarden.session.InstanceSeen;
import io.sessionwarden.session.SessionAddress;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionKind;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import io.sessionwarden.session.Transaction;
import io.sessionwarden.session.Wait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one row of {@code sample.sql} or {@code look.sql}. Dates are read as local date-times: Oracle keeps no zone with them. */
final class SessionRow {
    /** How job queue and Scheduler slaves name their process, e.g. {@code oracle@db1 (J004)}. */
    private static final Pattern JOB_SLAVE = Pattern.compile(".*\\(J[0-9A-Z]{3}\\)");

    private static final Pattern PX_SLAVE = Pattern.compile(".*\\(P[0-9A-Z]{3}\\)");

    /** Any other process of the database itself that works under a user's name: Data Pump, apply, capture, queues. */
    private static final Pattern PROCESS = Pattern.compile("oracle@.*\\([A-Z][A-Z0-9]{2,3}\\)");

    private final ResultSet row;
    private final OurSessions ours;

    SessionRow(ResultSet row, OurSessions ours) {
        this.row = row;
        this.ours = ours;
    }

    InstanceSeen instance() throws SQLException {
        return new InstanceSeen(row.getInt("inst_id"), date("instance_start"));
    }

    LocalDateTime databaseTime() throws SQLException {
        return date("database_time");
    }

    /** False on the row of an instance without any session to show. */
    boolean hasSession() throws SQLException {
        row.getLong("sid");
        return !row.wasNull();
    }

    /** True on the row of the session that asks. */
    boolean isAsking() throws SQLException {
        return row.getInt("asking") == 1;
    }

    SessionSnapshot session() throws SQLException {
        SessionKey key = new SessionKey(row.getInt("inst_id"), row.getLong("sid"), row.getLong("serial"));
        Client client = client();
        return new SessionSnapshot(
                new SessionIdentity(key, date("logon_time"), date("instance_start")),
                kind(client),
                SessionStatus.of(text("status")),
                client,
                row.getLong("last_call_et"),
                new Execution(
                        text("sql_id"),
                        row.getLong("sql_exec_id"),
                        Optional.ofNullable(date("sql_exec_start")),
                        text("prev_sql_id")),
                transaction(),
                new Wait(
                        text("event"),
                        text("wait_class"),
                        text("state").equals("WAITING"),
                        row.getLong("wait_time_micro") / 1_000_000),
                address("blocking"),
                address("final_blocking"),
                isAsking() || ours.include(client, text("client_info")),
                text("failover_type"));
    }

    private Client client() throws SQLException {
        return new Client(
                text("username"),
                text("osuser"),
                text("machine"),
                text("program"),
                text("module"),
                text("action"),
                text("client_identifier"),
                text("service_name"));
    }

    /** True for another session of this very process. */
    boolean isOfThisProcess() throws SQLException {
        return isAsking() || text("client_info").equals(Connector.INSTALLATION);
    }

    private SessionKind kind(Client client) throws SQLException {
        if (!text("type").equals("USER") || client.username().isEmpty()) {
            return SessionKind.BACKGROUND;
        }
        row.getLong("coordinator_sid");
        if (!row.wasNull() || PX_SLAVE.matcher(client.program()).matches()) {
            return SessionKind.PX_SLAVE;
        }
        // The program's name may be cut off before its suffix; the module is not.
        if (JOB_SLAVE.matcher(client.program()).matches() || client.module().equals("DBMS_SCHEDULER")) {
            return SessionKind.JOB_SLAVE;
        }
        return PROCESS.matcher(client.program()).matches() ? SessionKind.BACKGROUND : SessionKind.USER;
    }

    private Optional<Transaction> transaction() throws SQLException {
        String xid = text("xid");
        if (xid.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Transaction(
                xid,
                date("transaction_start"),
                Math.round(row.getDouble("transaction_seconds")),
                row.getLong("used_urec"),
                row.getLong("used_ublk")));
    }

    private Optional<SessionAddress> address(String prefix) throws SQLException {
        if (!text(prefix + "_session_status").equals("VALID")) {
            return Optional.empty();
        }
        return Optional.of(new SessionAddress(row.getInt(prefix + "_instance"), row.getLong(prefix + "_session")));
    }

    private LocalDateTime date(String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class);
    }

    private String text(String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
