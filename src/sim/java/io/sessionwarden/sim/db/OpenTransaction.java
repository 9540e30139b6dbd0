package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.TransactionRow.Xid;
import java.time.LocalDateTime;

/** The transaction a session has open. */
record OpenTransaction(Xid xid, String address, LocalDateTime started) {}
