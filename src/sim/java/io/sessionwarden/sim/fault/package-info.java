/**
 * What can go wrong with a simulated database: the faults, whom they hit, and those in force. Main types:
 * {@link io.sessionwarden.sim.fault.Fault} and {@link io.sessionwarden.sim.fault.Faults}. Says nothing of how a fault is carried out: that is
 * with the sessions and the wire. Depends on the JDK only.
 */
package io.sessionwarden.sim.fault;
