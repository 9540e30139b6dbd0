package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import io.sessionwarden.sim.db.view.SessionRow.Wait;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** GV$SESSION, column by column as the reference of 19c lists them. */
final class SessionView {
    private static final FixedView<SessionRow> VIEW = FixedView.of("SESSION", Snapshot::sessions);

    static {
        identity();
        statement();
        labels();
        failover();
        blocking();
        waiting(VIEW.value("EVENT#", row -> row.waiting().event().number()));
        rest();
    }

    private SessionView() {}

    static List<FixedView<?>> all() {
        return List.of(VIEW);
    }

    private static void identity() {
        VIEW.key("SADDR", SessionRow::address)
                .key("SID", SessionRow::sid)
                .value("SERIAL#", SessionRow::serial)
                .value("AUDSID", SessionRow::audsid)
                .key("PADDR", SessionRow::processAddress)
                .value("USER#", SessionRow::userId)
                .value("USERNAME", SessionRow::username)
                .value("COMMAND", row -> row.statement().command())
                .constant("OWNERID", 2147483644L)
                .key(
                        "TADDR",
                        row -> row.transaction().map(TransactionRow::address).orElse(null))
                .value("LOCKWAIT", row -> row.waiting().event() == WaitEvent.ROW_LOCK ? row.address() : null)
                .value("STATUS", row -> row.status().name())
                .constant("SERVER", "DEDICATED")
                .value("SCHEMA#", SessionRow::userId)
                .value("SCHEMANAME", row -> row.background() ? "SYS" : row.username())
                .value("OSUSER", row -> given(row.logon().osUser()))
                .value("PROCESS", row -> given(row.logon().process()))
                .value("MACHINE", row -> given(row.logon().machine()))
                .value("TERMINAL", row -> given(row.logon().terminal()))
                .value("PROGRAM", row -> given(row.logon().program()))
                .value("TYPE", row -> row.background() ? "BACKGROUND" : "USER");
    }

    private static void statement() {
        VIEW.value("SQL_ADDRESS", row -> StatementRow.address(row.statement().sqlId()))
                .value(
                        "SQL_HASH_VALUE",
                        row -> StatementRow.hash(row.statement().sqlId()))
                .key("SQL_ID", row -> row.statement().sqlId())
                .value("SQL_CHILD_NUMBER", row -> row.statement().sqlId() == null ? null : 0)
                .value("SQL_EXEC_START", row -> row.statement().execStart())
                .value("SQL_EXEC_ID", row -> row.statement().execId())
                .value(
                        "PREV_SQL_ADDR",
                        row -> StatementRow.address(row.statement().prevSqlId()))
                .value(
                        "PREV_HASH_VALUE",
                        row -> StatementRow.hash(row.statement().prevSqlId()))
                .key("PREV_SQL_ID", row -> row.statement().prevSqlId())
                .value("PREV_CHILD_NUMBER", row -> row.statement().prevSqlId() == null ? null : 0)
                .value("PREV_EXEC_START", row -> row.statement().prevExecStart())
                .value("PREV_EXEC_ID", row -> row.statement().prevExecId());
    }

    private static void labels() {
        VIEW.value("MODULE", row -> row.labels().module())
                .value("ACTION", row -> row.labels().action())
                .value("CLIENT_INFO", row -> row.labels().clientInfo())
                .constant("ROW_WAIT_OBJ#", -1)
                .constant("ROW_WAIT_FILE#", 0)
                .constant("ROW_WAIT_BLOCK#", 0)
                .constant("ROW_WAIT_ROW#", 0)
                .value("LOGON_TIME", SessionRow::logonTime)
                .value("LAST_CALL_ET", SessionRow::lastCallEt);
    }

    private static void failover() {
        VIEW.constant("PDML_ENABLED", "NO")
                .constant("FAILOVER_TYPE", "NONE")
                .constant("FAILOVER_METHOD", "NONE")
                .constant("FAILED_OVER", "NO")
                .constant("PDML_STATUS", "DISABLED")
                .constant("PDDL_STATUS", "ENABLED")
                .constant("PQ_STATUS", "ENABLED")
                .constant("CURRENT_QUEUE_DURATION", 0)
                .value("CLIENT_IDENTIFIER", row -> row.labels().clientId());
    }

    private static void blocking() {
        VIEW.value("BLOCKING_SESSION_STATUS", row -> blockingStatus(row.waiting(), Wait::blocker))
                .value("BLOCKING_INSTANCE", row -> part(row.waiting().blocker(), SessionAddress::instance))
                .key("BLOCKING_SESSION", row -> part(row.waiting().blocker(), SessionAddress::sid))
                .value("FINAL_BLOCKING_SESSION_STATUS", row -> blockingStatus(row.waiting(), Wait::finalBlocker))
                .value("FINAL_BLOCKING_INSTANCE", row -> part(row.waiting().finalBlocker(), SessionAddress::instance))
                .key("FINAL_BLOCKING_SESSION", row -> part(row.waiting().finalBlocker(), SessionAddress::sid));
    }

    /** Fills the columns about a wait, which V$SESSION_WAIT has too. */
    static FixedView<SessionRow> waiting(FixedView<SessionRow> view) {
        return view.value("EVENT", row -> row.waiting().event().text())
                .value("WAIT_CLASS_ID", row -> row.waiting().event().classId())
                .value("WAIT_CLASS#", row -> row.waiting().event().classNumber())
                .value("WAIT_CLASS", row -> row.waiting().event().className())
                .value("WAIT_TIME", row -> row.waiting().event().waiting() ? 0 : -1)
                .value("SECONDS_IN_WAIT", row -> row.waiting().micros() / 1_000_000)
                .value("STATE", row -> row.waiting().event().waiting() ? "WAITING" : "WAITED SHORT TIME")
                .value("WAIT_TIME_MICRO", row -> row.waiting().micros())
                .value("TIME_REMAINING_MICRO", row -> row.waiting().event().waiting() ? -1 : null)
                .value(
                        "TIME_SINCE_LAST_WAIT_MICRO",
                        row -> row.waiting().event().waiting()
                                ? 0
                                : row.waiting().micros());
    }

    private static void rest() {
        VIEW.value("SERVICE_NAME", SessionRow::serviceName)
                .constant("SQL_TRACE", "DISABLED")
                .constant("SQL_TRACE_WAITS", "FALSE")
                .constant("SQL_TRACE_BINDS", "FALSE")
                .constant("SQL_TRACE_PLAN_STATS", "FIRST EXEC")
                .value("CREATOR_ADDR", SessionRow::processAddress)
                .value("CREATOR_SERIAL#", SessionRow::serial)
                .constant("SHARD_DDL_STATUS", "DISABLED")
                .constant("PLSQL_DEBUGGER_CONNECTED", "FALSE");
    }

    private static String blockingStatus(Wait wait, Function<Wait, Optional<SessionAddress>> blocker) {
        if (blocker.apply(wait).isPresent()) {
            return "VALID";
        }
        return wait.event().waiting() ? "NO HOLDER" : "NOT IN WAIT";
    }

    private static Integer part(Optional<SessionAddress> address, Function<SessionAddress, Integer> part) {
        return address.map(part).orElse(null);
    }

    static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
