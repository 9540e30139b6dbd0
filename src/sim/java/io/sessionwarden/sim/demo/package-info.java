/**
 * The demonstration: three simulated databases and applications on them, some of which misbehave. Main type:
 * {@link io.sessionwarden.sim.demo.Demo}. Depends on the simulator, JDBC and the container that starts it; knows nothing of who watches.
 */
package io.sessionwarden.sim.demo;
