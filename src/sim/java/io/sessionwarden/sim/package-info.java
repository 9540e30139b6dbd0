/**
 * A stand-in for Oracle databases: {@link io.sessionwarden.sim.OracleSimulator} serves any number of simulated databases ({@code sim.db}) behind one
 * listener ({@code sim.net}) that the unmodified driver connects to; {@link io.sessionwarden.sim.SimulatorCommand} is its command line,
 * {@code sim.control} its control port. Knows nothing of what connects.
 */
package io.sessionwarden.sim;
