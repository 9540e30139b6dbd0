package io.sessionwarden.session;

import java.time.LocalDateTime;

/**
 * The open transaction of a session (GV$TRANSACTION).
 *
 * @param xid hexadecimal transaction id
 * @param start the database's local time
 * @param ageSeconds since start, by the database's clock
 * @param undoRecords USED_UREC: what a rollback would have to undo
 * @param undoBlocks USED_UBLK
 */
public record Transaction(String xid, LocalDateTime start, long ageSeconds, long undoRecords, long undoBlocks) {}
