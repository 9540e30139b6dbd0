/**
 * Locks as Oracle's sessions take and await them: tables of H2 that ask for a lock before they change a row, who holds and who waits for
 * what, and deadlocks. H2 itself never waits, for it would roll back a whole transaction to end a deadlock, and its waiters cannot be
 * seen or ended. Main types: {@link io.sessionwarden.sim.db.lock.Locks} (one for each database) and
 * {@link io.sessionwarden.sim.db.lock.LockHolder} (one for each session). Depends on {@code sim.call} and H2 only.
 */
package io.sessionwarden.sim.db.lock;
