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
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one row of {@code sample.sql} or {@code look.sql}. Dates are read as local date-times: Oracle keeps no zone with them. */
final class SessionRow {
    /** How job queue and Scheduler slaves name their process, e.g. {@code oracle@db1 (J004)}. */
    private static final Pattern JOB_SLAVE = Pattern.compile(".*\\(J[0-9A-Z]{3}\\)");

    private static final Pattern PX_SLAVE = Pattern.compile(".*\\(P[0-9A-Z]{3}\\)");

    /** Any other process of the database itself that works under a user's name: Data Pump, apply, capture, queues. */
    private static final Pattern PROCESS = Pattern.compile("oracle@.*\\([A-Z][A-Z0-9]{2,3}\\)");

    private final Row row;
    private final OurSessions ours;
    private final Map<Integer, InstanceSeen> instances = new HashMap<>();
    private LocalDateTime databaseTime;

    SessionRow(Row row, OurSessions ours) {
        this.row = row;
        this.ours = ours;
    }

    /** The same on all rows of an instance. */
    InstanceSeen instance() throws SQLException {
        int number = row.smallNumber("inst_id");
        InstanceSeen known = instances.get(number);
        if (known == null) {
            known = new InstanceSeen(number, row.date("instance_start"));
            instances.put(number, known);
        }
        return known;
    }

    /** The same on all rows. */
    LocalDateTime databaseTime() throws SQLException {
        if (databaseTime == null) {
            databaseTime = row.date("database_time");
        }
        return databaseTime;
    }

    /** False on the row of an instance without any session to show. */
    boolean hasSession() throws SQLException {
        return row.isNumber("sid");
    }

    /** True on the row of the session that asks. */
    boolean isAsking() throws SQLException {
        return row.smallNumber("asking") == 1;
    }

    SessionSnapshot session() throws SQLException {
        InstanceSeen instance = instance();
        SessionKey key = new SessionKey(instance.instId(), row.number("sid"), row.number("serial"));
        Client client = client();
        return new SessionSnapshot(
                new SessionIdentity(key, row.date("logon_time"), instance.started()),
                kind(client),
                SessionStatus.of(row.text("status")),
                client,
                row.number("last_call_et"),
                new Execution(
                        row.text("sql_id"),
                        row.number("sql_exec_id"),
                        Optional.ofNullable(row.date("sql_exec_start")),
                        row.text("prev_sql_id")),
                transaction(),
                new Wait(
                        row.text("event"),
                        row.text("wait_class"),
                        row.text("state").equals("WAITING"),
                        row.number("wait_time_micro") / 1_000_000),
                address("blocking_session_status", "blocking_instance", "blocking_session"),
                address("final_blocking_session_status", "final_blocking_instance", "final_blocking_session"),
                isAsking() || ours.include(client, row.text("client_info")),
                row.text("failover_type"));
    }

    private Client client() throws SQLException {
        return new Client(
                row.text("username"),
                row.text("osuser"),
                row.text("machine"),
                row.text("program"),
                row.text("module"),
                row.text("action"),
                row.text("client_identifier"),
                row.text("service_name"));
    }

    /** True for another session of this very process. */
    boolean isOfThisProcess() throws SQLException {
        return isAsking() || row.text("client_info").equals(Connector.INSTALLATION);
    }

    private SessionKind kind(Client client) throws SQLException {
        if (!row.text("type").equals("USER") || client.username().isEmpty()) {
            return SessionKind.BACKGROUND;
        }
        String program = client.program();
        boolean suffixed = program.endsWith(")"); // asked first: few programs are, and patterns are slow
        if (row.isNumber("coordinator_sid")
                || suffixed && PX_SLAVE.matcher(program).matches()) {
            return SessionKind.PX_SLAVE;
        }
        // The program's name may be cut off before its suffix; the module is not.
        if (suffixed && JOB_SLAVE.matcher(program).matches() || client.module().equals("DBMS_SCHEDULER")) {
            return SessionKind.JOB_SLAVE;
        }
        return suffixed && PROCESS.matcher(program).matches() ? SessionKind.BACKGROUND : SessionKind.USER;
    }

    private Optional<Transaction> transaction() throws SQLException {
        String xid = row.text("xid");
        if (xid.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Transaction(
                xid,
                row.date("transaction_start"),
                Math.round(row.fraction("transaction_seconds")),
                row.number("used_urec"),
                row.number("used_ublk")));
    }

    private Optional<SessionAddress> address(String status, String instance, String session) throws SQLException {
        if (!row.text(status).equals("VALID")) {
            return Optional.empty();
        }
        return Optional.of(new SessionAddress(row.smallNumber(instance), row.number(session)));
    }
}
