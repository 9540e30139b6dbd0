package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.TransactionRow.Xid;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;

/**
 * The transaction a session has open.
 *
 * @param selectedTables ids of tables with rows locked by FOR UPDATE: H2 locks those rows without telling the table
 */
record OpenTransaction(Xid xid, String address, LocalDateTime started, long undoRecords, Set<Integer> selectedTables) {
    OpenTransaction changed(long rows) {
        return new OpenTransaction(xid, address, started, undoRecords + rows, selectedTables);
    }

    OpenTransaction selected(Set<Integer> tables) {
        Set<Integer> all = new TreeSet<>(selectedTables);
        all.addAll(tables);
        return new OpenTransaction(xid, address, started, undoRecords + 1, all);
    }
}
