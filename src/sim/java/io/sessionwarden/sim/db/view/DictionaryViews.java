package io.sessionwarden.sim.db.view;

import java.util.List;

/** The views of the dictionary: users, objects, privileges; and the statement cache. */
final class DictionaryViews {
    private DictionaryViews() {}

    static FixedView<UserRow> users() {
        return FixedView.of((snapshot, instance) -> snapshot.users().get())
                .textKey("USERNAME", 128, UserRow::name)
                .number("USER_ID", UserRow::id)
                .text("ACCOUNT_STATUS", 32, UserRow::status)
                .nulls("DATE", "LOCK_DATE", "EXPIRY_DATE")
                .text("DEFAULT_TABLESPACE", 30, row -> "USERS")
                .text("TEMPORARY_TABLESPACE", 30, row -> "TEMP")
                .date("CREATED", UserRow::created)
                .text("PROFILE", 128, row -> "DEFAULT")
                .text("AUTHENTICATION_TYPE", 8, row -> "PASSWORD")
                .text("COMMON", 3, row -> "NO")
                .text("ORACLE_MAINTAINED", 1, row -> row.oracleMaintained() ? "Y" : "N");
    }

    static FixedView<ObjectRow> objects() {
        return FixedView.of((snapshot, instance) -> snapshot.objects().get())
                .textKey("OWNER", 128, ObjectRow::owner)
                .textKey("OBJECT_NAME", 128, ObjectRow::name)
                .nulls("VARCHAR2(128)", "SUBOBJECT_NAME")
                .numberKey("OBJECT_ID", ObjectRow::id)
                .number("DATA_OBJECT_ID", ObjectRow::id)
                .text("OBJECT_TYPE", 23, ObjectRow::type)
                .date("CREATED", ObjectRow::created)
                .date("LAST_DDL_TIME", ObjectRow::created)
                .text("STATUS", 7, row -> "VALID")
                .text("TEMPORARY", 1, row -> "N");
    }

    static FixedView<String> privileges() {
        return FixedView.of((snapshot, instance) -> snapshot.privileges()).text("PRIVILEGE", 40, row -> row);
    }

    static FixedView<StatementRow> statements() {
        return FixedView.of(DictionaryViews::statementsOf)
                .text(
                        "SQL_TEXT",
                        1000,
                        row -> row.text().substring(0, Math.min(1000, row.text().length())))
                .clob("SQL_FULLTEXT", StatementRow::text)
                .textKey("SQL_ID", 13, StatementRow::sqlId)
                .date("LAST_ACTIVE_TIME", StatementRow::lastActive)
                .nulls("RAW(8)", "LAST_ACTIVE_CHILD_ADDRESS")
                .number("PLAN_HASH_VALUE", row -> 0)
                .number("PARSE_CALLS", StatementRow::executions)
                .number("EXECUTIONS", StatementRow::executions)
                .nulls("NUMBER", "DISK_READS", "BUFFER_GETS", "ROWS_PROCESSED", "FETCHES")
                .nulls("NUMBER", "CPU_TIME", "ELAPSED_TIME")
                .number("CON_ID", row -> 0);
    }

    // One statement cache serves the whole database here; its first instance shows it.
    private static List<StatementRow> statementsOf(Snapshot snapshot, InstanceRow instance) {
        boolean first = instance.number() == snapshot.instances().getFirst().number();
        return first || snapshot.instance() == instance.number()
                ? snapshot.statements().get()
                : List.of();
    }

    static FixedView<String> parallelSessions() {
        return FixedView.of((Snapshot snapshot, InstanceRow instance) -> List.<String>of())
                .nulls("RAW(8)", "SADDR")
                .nulls("NUMBER", "SID", "SERIAL#", "QCSID", "QCSERIAL#", "QCINST_ID", "SERVER_GROUP", "SERVER_SET")
                .nulls("NUMBER", "SERVER#", "DEGREE", "REQ_DEGREE", "CON_ID");
    }

    static FixedView<String> parallelRollbacks() {
        return FixedView.of((Snapshot snapshot, InstanceRow instance) -> List.<String>of())
                .nulls("NUMBER", "USN", "SLT", "SEQ")
                .nulls("VARCHAR2(16)", "STATE")
                .nulls("NUMBER", "UNDOBLOCKSDONE", "UNDOBLOCKSTOTAL", "PID", "CPUTIME", "PARENTUSN", "PARENTSLT")
                .nulls("NUMBER", "PARENTSEQ")
                .nulls("RAW(8)", "XID", "PXID")
                .nulls("NUMBER", "RCVSERVERS", "CON_ID");
    }
}
