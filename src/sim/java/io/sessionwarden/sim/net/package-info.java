/**
 * A listener that speaks Oracle's network protocol, so that an unmodified driver can work with a simulated database. Main type:
 * {@link io.sessionwarden.sim.net.Listener}. Two threads serve each connection: one reads packets and acts on breaks at once, the other
 * runs the calls. Depends on {@code sim.call} and the packages below it.
 */
package io.sessionwarden.sim.net;
