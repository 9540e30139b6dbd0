/**
 * The control port of the simulator: HTTP with JSON on loopback, by which people and programs in any language look at simulated databases and
 * make them fail. Main type: {@link io.sessionwarden.sim.control.ControlServer}. Depends on {@code sim}, {@code sim.db}, {@code sim.fault} and
 * {@code sim.net} (its counts), the HTTP server of the JDK and Jackson.
 */
package io.sessionwarden.sim.control;
