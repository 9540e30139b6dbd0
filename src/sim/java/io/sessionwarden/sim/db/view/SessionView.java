package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import io.sessionwarden.sim.db.view.SessionRow.Wait;
import java.util.Optional;
import java.util.function.Function;

/** GV$SESSION, column by column as the reference of 19c lists them. */
final class SessionView {
    private static final FixedView<SessionRow> VIEW = FixedView.of(Snapshot::sessions);

    static {
        identity();
        statement();
        labels();
        failover();
        blocking();
        waiting();
        rest();
    }

    private SessionView() {}

    static FixedView<SessionRow> view() {
        return VIEW;
    }

    private static void identity() {
        VIEW.rawKey("SADDR", 8, SessionRow::address)
                .numberKey("SID", SessionRow::sid)
                .number("SERIAL#", SessionRow::serial)
                .number("AUDSID", SessionRow::audsid)
                .rawKey("PADDR", 8, SessionRow::processAddress)
                .number("USER#", SessionRow::userId)
                .text("USERNAME", 128, SessionRow::username)
                .number("COMMAND", row -> row.statement().command())
                .number("OWNERID", row -> 2147483644L)
                .textKey(
                        "TADDR",
                        16,
                        row -> row.transaction().map(TransactionRow::address).orElse(null))
                .text("LOCKWAIT", 16, row -> row.waiting().request().isPresent() ? row.address() : null)
                .text("STATUS", 8, row -> row.status().name())
                .text("SERVER", 9, row -> "DEDICATED")
                .number("SCHEMA#", SessionRow::userId)
                .text("SCHEMANAME", 128, row -> row.background() ? "SYS" : row.username())
                .text("OSUSER", 128, row -> given(row.logon().osUser()))
                .text("PROCESS", 24, row -> given(row.logon().process()))
                .text("MACHINE", 64, row -> given(row.logon().machine()))
                .nulls("NUMBER", "PORT")
                .text("TERMINAL", 30, row -> given(row.logon().terminal()))
                .text("PROGRAM", 84, row -> given(row.logon().program()))
                .text("TYPE", 10, row -> row.background() ? "BACKGROUND" : "USER");
    }

    private static void statement() {
        VIEW.nulls("RAW(8)", "SQL_ADDRESS")
                .nulls("NUMBER", "SQL_HASH_VALUE")
                .textKey("SQL_ID", 13, row -> row.statement().sqlId())
                .number("SQL_CHILD_NUMBER", row -> row.statement().sqlId() == null ? null : 0)
                .date("SQL_EXEC_START", row -> row.statement().execStart())
                .number("SQL_EXEC_ID", row -> row.statement().execId())
                .nulls("RAW(8)", "PREV_SQL_ADDR")
                .nulls("NUMBER", "PREV_HASH_VALUE")
                .textKey("PREV_SQL_ID", 13, row -> row.statement().prevSqlId())
                .number("PREV_CHILD_NUMBER", row -> row.statement().prevSqlId() == null ? null : 0)
                .date("PREV_EXEC_START", row -> row.statement().prevExecStart())
                .number("PREV_EXEC_ID", row -> row.statement().prevExecId())
                .nulls(
                        "NUMBER",
                        "PLSQL_ENTRY_OBJECT_ID",
                        "PLSQL_ENTRY_SUBPROGRAM_ID",
                        "PLSQL_OBJECT_ID",
                        "PLSQL_SUBPROGRAM_ID");
    }

    private static void labels() {
        VIEW.text("MODULE", 64, row -> row.labels().module())
                .nulls("NUMBER", "MODULE_HASH")
                .text("ACTION", 64, row -> row.labels().action())
                .nulls("NUMBER", "ACTION_HASH")
                .text("CLIENT_INFO", 64, row -> row.labels().clientInfo())
                .nulls("NUMBER", "FIXED_TABLE_SEQUENCE")
                .number(
                        "ROW_WAIT_OBJ#",
                        row -> row.waiting().request().map(LockRequest::table).orElse(-1))
                .number("ROW_WAIT_FILE#", row -> 0)
                .number("ROW_WAIT_BLOCK#", row -> 0)
                .number("ROW_WAIT_ROW#", row -> 0)
                .nulls("NUMBER", "TOP_LEVEL_CALL#")
                .date("LOGON_TIME", SessionRow::logonTime)
                .number("LAST_CALL_ET", SessionRow::lastCallEt);
    }

    private static void failover() {
        VIEW.text("PDML_ENABLED", 3, row -> "NO")
                .text("FAILOVER_TYPE", 13, row -> "NONE")
                .text("FAILOVER_METHOD", 10, row -> "NONE")
                .text("FAILED_OVER", 3, row -> "NO")
                .nulls("VARCHAR2(32)", "RESOURCE_CONSUMER_GROUP")
                .text("PDML_STATUS", 8, row -> "DISABLED")
                .text("PDDL_STATUS", 8, row -> "ENABLED")
                .text("PQ_STATUS", 8, row -> "ENABLED")
                .number("CURRENT_QUEUE_DURATION", row -> 0)
                .text("CLIENT_IDENTIFIER", 64, row -> row.labels().clientId());
    }

    private static void blocking() {
        VIEW.text("BLOCKING_SESSION_STATUS", 11, row -> blockingStatus(row.waiting(), Wait::blocker))
                .number("BLOCKING_INSTANCE", row -> part(row.waiting().blocker(), SessionAddress::instance))
                .numberKey("BLOCKING_SESSION", row -> part(row.waiting().blocker(), SessionAddress::sid))
                .text("FINAL_BLOCKING_SESSION_STATUS", 11, row -> blockingStatus(row.waiting(), Wait::finalBlocker))
                .number("FINAL_BLOCKING_INSTANCE", row -> part(row.waiting().finalBlocker(), SessionAddress::instance))
                .numberKey("FINAL_BLOCKING_SESSION", row -> part(row.waiting().finalBlocker(), SessionAddress::sid));
    }

    private static void waiting() {
        VIEW.nulls("NUMBER", "SEQ#")
                .number("EVENT#", row -> row.waiting().event().number())
                .text("EVENT", 64, row -> row.waiting().event().text())
                .text(
                        "P1TEXT",
                        64,
                        row -> row.waiting().request().map(lock -> "name|mode").orElse(null))
                .number(
                        "P1",
                        row -> row.waiting().request().map(LockRequest::p1).orElse(null))
                .nulls("RAW(8)", "P1RAW")
                .nulls("VARCHAR2(64)", "P2TEXT")
                .number(
                        "P2",
                        row -> row.waiting().request().map(LockRequest::id1).orElse(null))
                .nulls("RAW(8)", "P2RAW")
                .nulls("VARCHAR2(64)", "P3TEXT")
                .number(
                        "P3",
                        row -> row.waiting().request().map(LockRequest::id2).orElse(null))
                .nulls("RAW(8)", "P3RAW")
                .number("WAIT_CLASS_ID", row -> row.waiting().event().classId())
                .number("WAIT_CLASS#", row -> row.waiting().event().classNumber())
                .text("WAIT_CLASS", 64, row -> row.waiting().event().className())
                .number("WAIT_TIME", row -> row.waiting().event().waiting() ? 0 : -1)
                .number("SECONDS_IN_WAIT", row -> row.waiting().micros() / 1_000_000)
                .text("STATE", 19, row -> row.waiting().event().waiting() ? "WAITING" : "WAITED SHORT TIME")
                .number("WAIT_TIME_MICRO", row -> row.waiting().micros())
                .number("TIME_REMAINING_MICRO", row -> row.waiting().event().waiting() ? -1 : null)
                .number(
                        "TIME_SINCE_LAST_WAIT_MICRO",
                        row -> row.waiting().event().waiting()
                                ? 0
                                : row.waiting().micros());
    }

    private static void rest() {
        VIEW.text("SERVICE_NAME", 64, SessionRow::serviceName)
                .text("SQL_TRACE", 8, row -> "DISABLED")
                .text("SQL_TRACE_WAITS", 5, row -> "FALSE")
                .text("SQL_TRACE_BINDS", 5, row -> "FALSE")
                .text("SQL_TRACE_PLAN_STATS", 10, row -> "FIRST EXEC")
                .nulls("NUMBER", "SESSION_EDITION_ID")
                .raw("CREATOR_ADDR", 8, SessionRow::processAddress)
                .number("CREATOR_SERIAL#", SessionRow::serial)
                .nulls("VARCHAR2(64)", "ECID")
                .nulls("NUMBER", "SQL_TRANSLATION_PROFILE_ID", "PGA_TUNABLE_MEM")
                .text("SHARD_DDL_STATUS", 8, row -> "DISABLED")
                .number("CON_ID", row -> 0)
                .nulls("VARCHAR2(1024)", "EXTERNAL_NAME")
                .text("PLSQL_DEBUGGER_CONNECTED", 5, row -> "FALSE");
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

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
