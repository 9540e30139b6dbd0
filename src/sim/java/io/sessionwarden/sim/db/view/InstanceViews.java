package io.sessionwarden.sim.db.view;

import java.util.List;

/** The views about instances, the database, its processes and parameters. */
final class InstanceViews {
    private static final String VERSION = "19.0.0.0.0";
    private static final String VERSION_FULL = "19.28.0.0.0";
    private static final String BANNER = "Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production";

    private InstanceViews() {}

    static FixedView<InstanceRow> instances() {
        return FixedView.of((snapshot, instance) -> List.of(instance))
                .number("INSTANCE_NUMBER", InstanceRow::number)
                .text("INSTANCE_NAME", 16, InstanceRow::name)
                .text("HOST_NAME", 64, InstanceRow::host)
                .text("VERSION", 17, row -> VERSION)
                .text("VERSION_LEGACY", 17, row -> VERSION)
                .text("VERSION_FULL", 17, row -> VERSION_FULL)
                .date("STARTUP_TIME", InstanceRow::started)
                .text("STATUS", 12, row -> "OPEN")
                .text("PARALLEL", 3, row -> "NO")
                .number("THREAD#", InstanceRow::number)
                .text("ARCHIVER", 7, row -> "STARTED")
                .nulls("VARCHAR2(15)", "LOG_SWITCH_WAIT")
                .text("LOGINS", 10, row -> "ALLOWED")
                .text("SHUTDOWN_PENDING", 3, row -> "NO")
                .text("DATABASE_STATUS", 17, row -> "ACTIVE")
                .text("INSTANCE_ROLE", 18, row -> "PRIMARY_INSTANCE")
                .text("ACTIVE_STATE", 9, row -> "NORMAL")
                .text("BLOCKED", 3, row -> "NO")
                .number("CON_ID", row -> 0)
                .text("INSTANCE_MODE", 11, row -> "REGULAR")
                .text("EDITION", 7, row -> "EE")
                .nulls("VARCHAR2(80)", "FAMILY")
                .text("DATABASE_TYPE", 15, row -> "SINGLE");
    }

    static FixedView<DatabaseRow> database() {
        return FixedView.of((snapshot, instance) -> List.of(snapshot.database()))
                .number("DBID", DatabaseRow::dbid)
                .text("NAME", 9, DatabaseRow::name)
                .date("CREATED", DatabaseRow::created)
                .text("LOG_MODE", 12, row -> "ARCHIVELOG")
                .text("OPEN_MODE", 20, DatabaseRow::openMode)
                .text("PROTECTION_MODE", 20, row -> "MAXIMUM PERFORMANCE")
                .text("DATABASE_ROLE", 16, DatabaseRow::role)
                .text("SWITCHOVER_STATUS", 20, row -> "NOT ALLOWED")
                .text("FORCE_LOGGING", 39, row -> "NO")
                .text("PLATFORM_NAME", 101, row -> "Linux x86 64-bit")
                .text("FLASHBACK_ON", 18, row -> "NO")
                .text("DB_UNIQUE_NAME", 30, DatabaseRow::name)
                .text("CDB", 3, row -> "NO")
                .number("CON_ID", row -> 0)
                .number("CON_DBID", DatabaseRow::dbid);
    }

    static FixedView<SessionRow> processes() {
        return FixedView.of(Snapshot::sessions)
                .rawKey("ADDR", 8, SessionRow::processAddress)
                .number("PID", row -> row.sid() + 1)
                .text("SOSID", 24, InstanceViews::osProcess)
                .text("SPID", 24, InstanceViews::osProcess)
                .text("PNAME", 5, InstanceViews::processName)
                .text("USERNAME", 15, row -> "oracle")
                .number("SERIAL#", SessionRow::serial)
                .nulls("VARCHAR2(30)", "TERMINAL")
                .text("PROGRAM", 48, row -> row.background() ? row.logon().program() : "oracle@" + host(row))
                .text("BACKGROUND", 1, row -> row.background() ? "1" : null)
                .number("PGA_USED_MEM", row -> 1_500_000)
                .number("PGA_ALLOC_MEM", row -> 2_500_000)
                .number("PGA_FREEABLE_MEM", row -> 0)
                .number("PGA_MAX_MEM", row -> 3_000_000)
                .number("CON_ID", row -> 0);
    }

    static FixedView<String> version() {
        return FixedView.of((snapshot, instance) -> List.of(BANNER))
                .text("BANNER", 80, row -> row)
                .text("BANNER_FULL", 160, row -> row + "\nVersion " + VERSION_FULL)
                .text("BANNER_LEGACY", 80, row -> row)
                .number("CON_ID", row -> 0);
    }

    static FixedView<Parameter> parameters() {
        return FixedView.of(InstanceViews::parameters)
                .number("NUM", Parameter::number)
                .textKey("NAME", 80, Parameter::name)
                .number("TYPE", Parameter::type)
                .text("VALUE", 4000, Parameter::value)
                .text("DISPLAY_VALUE", 4000, Parameter::value)
                .text("ISDEFAULT", 9, row -> "TRUE")
                .number("CON_ID", row -> 0);
    }

    /** An initialization parameter; type 2 is text, 3 a number, 1 a truth value. */
    record Parameter(int number, String name, int type, String value) {}

    private static List<Parameter> parameters(Snapshot snapshot, InstanceRow instance) {
        return List.of(
                new Parameter(1, "processes", 3, "640"),
                new Parameter(2, "sessions", 3, "1000"),
                new Parameter(3, "job_queue_processes", 3, "160"),
                new Parameter(4, "resource_limit", 1, "TRUE"),
                new Parameter(5, "max_idle_time", 3, "0"),
                new Parameter(6, "max_idle_blocker_time", 3, "0"),
                new Parameter(7, "cluster_database", 1, snapshot.instances().size() > 1 ? "TRUE" : "FALSE"),
                new Parameter(8, "db_name", 2, snapshot.database().name()),
                new Parameter(9, "instance_number", 3, Integer.toString(instance.number())),
                new Parameter(10, "control_management_pack_access", 2, "NONE"));
    }

    private static String osProcess(SessionRow row) {
        return Integer.toString(10_000 * row.instance() + row.sid());
    }

    /** PMON out of oracle@host (PMON). */
    private static String processName(SessionRow row) {
        String program = row.logon().program();
        return row.background() ? program.substring(program.indexOf('(') + 1, program.indexOf(')')) : null;
    }

    private static String host(SessionRow row) {
        return "dbhost" + row.instance();
    }
}
