package io.sessionwarden.sim.db;

import java.sql.Connection;
import java.util.Optional;
import org.h2.engine.Constants;

/**
 * What SET TRANSACTION says of a transaction.
 *
 * @param readOnly no change is allowed, and all queries see the moment of its start
 * @param serializable all statements see the moment of its start; ORA-08177 for a row that changed since
 * @param name V$TRANSACTION.NAME
 */
record Terms(boolean readOnly, boolean serializable, Optional<String> name) {
    static final Terms DEFAULT = new Terms(false, false, Optional.empty());

    boolean seesItsStart() {
        return readOnly || serializable;
    }

    /** The isolation level of H2 that does it. */
    int isolation() {
        return seesItsStart() ? Constants.TRANSACTION_SNAPSHOT : Connection.TRANSACTION_READ_COMMITTED;
    }
}
