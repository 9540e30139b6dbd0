package io.sessionwarden.sim.db.view;

/**
 * What a session has done since it logged on, as far as it is counted.
 *
 * @param calls database calls
 * @param parses statements parsed, those that failed included
 * @param hardParses parses of a text that was not in the statement cache
 * @param cursorsOpened since logon
 * @param cursorsOpen now
 * @param rowsChanged by INSERT, UPDATE, DELETE and MERGE
 * @param cpuMicros processor time in calls that are over, in microseconds
 * @param databaseMicros elapsed time in calls that are over, in microseconds
 */
public record Workload(
        long calls,
        long commits,
        long rollbacks,
        long parses,
        long hardParses,
        long failedParses,
        long executions,
        long cursorsOpened,
        long cursorsOpen,
        long rowsChanged,
        long cpuMicros,
        long databaseMicros,
        long bytesReceived,
        long bytesSent,
        long roundTrips) {
    /** Of somebody who has no client: a background process. */
    public static final Workload NONE = new Workload(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final long BASE_MEMORY = 1_500_000;
    private static final long MEMORY_OF_CURSOR = 16_384;
    private static final long REDO_OF_ROW = 300;
    private static final long REDO_OF_COMMIT = 180;

    /** Private memory in bytes: computed from the open cursors, not measured. */
    public long memory() {
        return BASE_MEMORY + cursorsOpen * MEMORY_OF_CURSOR;
    }

    /** Redo in bytes: computed from rows changed and commits, not measured. */
    public long redo() {
        return rowsChanged * REDO_OF_ROW + commits * REDO_OF_COMMIT;
    }

    /** The work of both. */
    public Workload plus(Workload other) {
        return new Workload(
                calls + other.calls,
                commits + other.commits,
                rollbacks + other.rollbacks,
                parses + other.parses,
                hardParses + other.hardParses,
                failedParses + other.failedParses,
                executions + other.executions,
                cursorsOpened + other.cursorsOpened,
                cursorsOpen + other.cursorsOpen,
                rowsChanged + other.rowsChanged,
                cpuMicros + other.cpuMicros,
                databaseMicros + other.databaseMicros,
                bytesReceived + other.bytesReceived,
                bytesSent + other.bytesSent,
                roundTrips + other.roundTrips);
    }
}
