package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.Status;
import io.sessionwarden.sim.db.view.TableLock;
import io.sessionwarden.sim.db.view.Workload;
import java.time.LocalDateTime;
import java.util.List;

/** Makes the row of a session; the caller holds its monitor. */
final class SessionRows {
    private SessionRows() {}

    static SessionRow of(
            Seat seat,
            Lifeline lifeline,
            Activity activity,
            Workbench work,
            Blocking blocking,
            Workload workload,
            LocalDateTime now) {
        return new SessionRow(
                seat.instance().number(),
                seat.slot().sid(),
                seat.slot().serial(),
                seat.account().name(),
                seat.account().id(),
                seat.serviceName(),
                seat.logon(),
                seat.logonTime(),
                status(lifeline),
                activity.lastCallSeconds(now),
                activity.labels(),
                activity.statement(),
                activity.waiting(now, blocking),
                work.open().flatMap(open -> open.transaction(seat.instance().number(), seat.saddr())),
                tableLocks(work),
                workload);
    }

    private static Status status(Lifeline lifeline) {
        if (lifeline.showsKilled()) {
            return Status.KILLED;
        }
        return lifeline.inCall() ? Status.ACTIVE : Status.INACTIVE;
    }

    private static List<TableLock> tableLocks(Workbench work) {
        return work.locks().tables().entrySet().stream()
                .map(held -> new TableLock(held.getKey(), held.getValue().number()))
                .toList();
    }
}
