package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.lock.Limit;
import io.sessionwarden.sim.db.lock.LockMode;
import io.sessionwarden.sim.sql.LockWait;
import io.sessionwarden.sim.sql.OracleStatement;
import org.h2.table.Table;
import org.h2.table.TableType;

/** Carries out LOCK TABLE. */
record TableLocking(Session session, OracleStatement.LockTable lock) {
    void run() throws OraError {
        session.admitChange();
        for (OracleStatement.LockTable.Target target : lock.tables()) {
            session.work().locks().lock(table(target).getId(), mode(), limit());
        }
    }

    private Table table(OracleStatement.LockTable.Target target) throws OraError {
        return session.workspace()
                .h2()
                .ownTable(target.owner(), target.name())
                .filter(found -> found.getTableType() == TableType.TABLE)
                .orElseThrow(() -> new OraError(942, "table or view does not exist", target.position()));
    }

    private LockMode mode() {
        return switch (lock.mode()) {
            case ROW_SHARE, SHARE_UPDATE -> LockMode.ROW_SHARE;
            case ROW_EXCLUSIVE -> LockMode.ROW_EXCLUSIVE;
            case SHARE -> LockMode.SHARE;
            case SHARE_ROW_EXCLUSIVE -> LockMode.SHARE_ROW_EXCLUSIVE;
            case EXCLUSIVE -> LockMode.EXCLUSIVE;
        };
    }

    private Limit limit() {
        return switch (lock.lockWait()) {
            case LockWait.Forever forever -> Limit.NONE;
            case LockWait.NoWait noWait -> Limit.noWait();
            case LockWait.SkipLocked skip -> Limit.noWait();
            case LockWait.Seconds wait -> Limit.seconds(wait.seconds());
        };
    }
}
