package io.sessionwarden.sim.db.view;

import java.util.List;

/** The views about instances, the database, its processes and parameters. */
final class InstanceViews {
    private static final String VERSION = "19.0.0.0.0";
    private static final String VERSION_FULL = "19.28.0.0.0";
    private static final String BANNER = "Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production";

    private InstanceViews() {}

    static List<FixedView<?>> all() {
        return List.of(
                instances(),
                database(),
                version(),
                processes(),
                backgroundProcesses(),
                limits(),
                services("SERVICES"),
                services("ACTIVE_SERVICES").constant("BLOCKED", "NO"),
                containers());
    }

    private static FixedView<InstanceRow> instances() {
        return FixedView.of("INSTANCE", (snapshot, instance) -> List.of(instance))
                .value("INSTANCE_NUMBER", InstanceRow::number)
                .value("INSTANCE_NAME", InstanceRow::name)
                .value("HOST_NAME", InstanceRow::host)
                .constant("VERSION", VERSION)
                .constant("VERSION_LEGACY", VERSION)
                .constant("VERSION_FULL", VERSION_FULL)
                .value("STARTUP_TIME", InstanceRow::started)
                .constant("STATUS", "OPEN")
                .constant("PARALLEL", "NO")
                .value("THREAD#", InstanceRow::number)
                .constant("ARCHIVER", "STARTED")
                .constant("LOGINS", "ALLOWED")
                .constant("SHUTDOWN_PENDING", "NO")
                .constant("DATABASE_STATUS", "ACTIVE")
                .constant("INSTANCE_ROLE", "PRIMARY_INSTANCE")
                .constant("ACTIVE_STATE", "NORMAL")
                .constant("BLOCKED", "NO")
                .constant("INSTANCE_MODE", "REGULAR")
                .constant("EDITION", "EE")
                .constant("DATABASE_TYPE", "SINGLE");
    }

    private static FixedView<DatabaseRow> database() {
        return FixedView.of("DATABASE", (snapshot, instance) -> List.of(snapshot.database()))
                .value("DBID", DatabaseRow::dbid)
                .value("NAME", DatabaseRow::name)
                .value("CREATED", DatabaseRow::created)
                .constant("LOG_MODE", "ARCHIVELOG")
                .value("OPEN_MODE", DatabaseRow::openMode)
                .constant("PROTECTION_MODE", "MAXIMUM PERFORMANCE")
                .value("DATABASE_ROLE", DatabaseRow::role)
                .constant("SWITCHOVER_STATUS", "NOT ALLOWED")
                .constant("FORCE_LOGGING", "NO")
                .constant("PLATFORM_NAME", "Linux x86 64-bit")
                .constant("FLASHBACK_ON", "NO")
                .value("DB_UNIQUE_NAME", DatabaseRow::name)
                .constant("CDB", "NO")
                .value("CON_DBID", DatabaseRow::dbid);
    }

    private static FixedView<SessionRow> processes() {
        return FixedView.of("PROCESS", Snapshot::sessions)
                .key("ADDR", SessionRow::processAddress)
                .value("PID", row -> row.sid() + 1)
                .value("SOSID", InstanceViews::osProcess)
                .value("SPID", InstanceViews::osProcess)
                .value("PNAME", InstanceViews::processName)
                .constant("USERNAME", "oracle")
                .value("SERIAL#", SessionRow::serial)
                .value("PROGRAM", row -> row.background() ? row.logon().program() : "oracle@" + host(row))
                .value("BACKGROUND", row -> row.background() ? "1" : null)
                .value("CPU_USED", row -> row.work().cpuMicros())
                .value("PGA_USED_MEM", row -> row.work().memory())
                .value("PGA_ALLOC_MEM", row -> row.work().memory())
                .constant("PGA_FREEABLE_MEM", 0);
    }

    private static FixedView<String> version() {
        return FixedView.of("VERSION", (snapshot, instance) -> List.of(BANNER))
                .value("BANNER", row -> row)
                .value("BANNER_FULL", row -> row + "\nVersion " + VERSION_FULL)
                .value("BANNER_LEGACY", row -> row);
    }

    private static FixedView<SessionRow> backgroundProcesses() {
        return FixedView.of(
                        "BGPROCESS",
                        (snapshot, instance) -> snapshot.sessions(instance).stream()
                                .filter(SessionRow::background)
                                .toList())
                .key("PADDR", SessionRow::processAddress)
                .value("PSERIAL#", SessionRow::serial)
                .key("NAME", InstanceViews::processName)
                .constant("ERROR", 0);
    }

    /** A resource of an instance: how much of it is used, how much there ever was (null when nobody counts that), how much there may be. */
    record Limit(String name, long now, Long most, String limit) {}

    private static FixedView<Limit> limits() {
        return FixedView.of("RESOURCE_LIMIT", InstanceViews::limits)
                .value("RESOURCE_NAME", Limit::name)
                .value("CURRENT_UTILIZATION", Limit::now)
                .value("MAX_UTILIZATION", Limit::most)
                .value("INITIAL_ALLOCATION", Limit::limit)
                .value("LIMIT_VALUE", Limit::limit);
    }

    private static List<Limit> limits(Snapshot snapshot, InstanceRow instance) {
        long sessions = snapshot.sessions(instance).size();
        long transactions = snapshot.inTransaction(instance).size();
        long most = Math.max(sessions, snapshot.facts().peak(instance.number()));
        return List.of(
                new Limit("processes", sessions, most, ParameterViews.PROCESSES),
                new Limit("sessions", sessions, most, ParameterViews.SESSIONS),
                new Limit("transactions", transactions, null, ParameterViews.TRANSACTIONS));
    }

    private static FixedView<String> services(String name) {
        return FixedView.of(name, (snapshot, instance) -> snapshot.facts().services(instance.number()))
                .key("NAME", row -> row)
                .value("NETWORK_NAME", row -> row)
                .constant("GLOBAL", "NO")
                .constant("GOAL", "NONE")
                .constant("CLB_GOAL", "LONG");
    }

    private static FixedView<DatabaseRow> containers() {
        return FixedView.of("CONTAINERS", (snapshot, instance) -> List.of(snapshot.database()))
                .value("DBID", DatabaseRow::dbid)
                .value("NAME", DatabaseRow::name)
                .value("OPEN_MODE", DatabaseRow::openMode)
                .constant("RESTRICTED", "NO");
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
