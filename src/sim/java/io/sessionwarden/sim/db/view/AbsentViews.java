package io.sessionwarden.sim.db.view;

import java.util.List;
import java.util.stream.Stream;

/** Views of what does not exist here, so that they have no rows: parallel execution, jobs, temporary segments, stored procedures, PDBs. */
final class AbsentViews {
    private AbsentViews() {}

    static List<FixedView<?>> dynamic() {
        return empty("PX_SESSION", "PX_PROCESS", "FAST_START_TRANSACTIONS", "SORT_USAGE", "PDBS");
    }

    static List<FixedView<?>> plain() {
        return empty(
                "DBA_SCHEDULER_JOBS",
                "ALL_SCHEDULER_JOBS",
                "USER_SCHEDULER_JOBS",
                "DBA_SCHEDULER_RUNNING_JOBS",
                "ALL_SCHEDULER_RUNNING_JOBS",
                "USER_SCHEDULER_RUNNING_JOBS",
                "DBA_JOBS",
                "USER_JOBS",
                "DBA_JOBS_RUNNING",
                "ALL_PROCEDURES",
                "ALL_ARGUMENTS");
    }

    private static List<FixedView<?>> empty(String... names) {
        return Stream.<String>of(names).<FixedView<?>>map(FixedView::empty).toList();
    }
}
