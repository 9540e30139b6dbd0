package io.sessionwarden.sim.db.view;

/**
 * A lock on a table that a session holds: its TM enqueue.
 *
 * @param table object id
 * @param mode as V$LOCK.LMODE numbers it, 2 to 6
 */
public record TableLock(int table, int mode) {}
