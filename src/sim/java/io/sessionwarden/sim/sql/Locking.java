package io.sessionwarden.sim.sql;

import java.util.Optional;
import net.sf.jsqlparser.statement.select.ForMode;
import net.sf.jsqlparser.statement.select.Select;

/** FOR UPDATE as a query has it. */
record Locking(LockWait limit) {
    static Optional<Locking> of(Select select) {
        if (select.getForMode() != ForMode.UPDATE) {
            return Optional.empty();
        }
        if (select.isNoWait()) {
            return Optional.of(new Locking(new LockWait.NoWait()));
        }
        if (select.isSkipLocked()) {
            return Optional.of(new Locking(new LockWait.SkipLocked()));
        }
        boolean timed = select.getWait() != null;
        return Optional.of(
                new Locking(timed ? new LockWait.Seconds(select.getWait().getTimeout()) : new LockWait.Forever()));
    }

    /** With a blank before it. */
    String h2() {
        return " FOR UPDATE"
                + switch (limit) {
                    case LockWait.Forever ignored -> "";
                    case LockWait.NoWait ignored -> " NOWAIT";
                    case LockWait.SkipLocked ignored -> " SKIP LOCKED";
                    case LockWait.Seconds time -> " WAIT " + time.seconds();
                };
    }
}
