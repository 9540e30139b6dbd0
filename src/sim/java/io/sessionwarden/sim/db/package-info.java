/**
 * The simulated database: accounts, instances, sessions with real transactions and row locks in an embedded H2, and what
 * ALTER SYSTEM KILL SESSION does to them. Main types: {@link io.sessionwarden.sim.db.SimulatedDatabase} (what tests and the demo steer and
 * count) and {@code Session} (what a client drives). Implements the seam of {@code sim.call}; depends on {@code sim.sql} for Oracle's SQL and on
 * {@code sim.db.view} for the fixed views, {@code sim.db.lock} for locks and on {@code sim.fault} for what goes wrong; knows nothing of the
 * wire.
 */
package io.sessionwarden.sim.db;
