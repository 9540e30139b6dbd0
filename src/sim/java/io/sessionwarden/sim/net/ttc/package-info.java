/**
 * The vocabulary of Oracle's two-task protocol (TTC): primitives, the formats of values and the message that ends a call. Main types:
 * {@link io.sessionwarden.sim.net.ttc.MessageReader}, {@link io.sessionwarden.sim.net.ttc.MessageWriter},
 * {@link io.sessionwarden.sim.net.ttc.WireType}. Knows no sockets; depends on {@code sim.call} only.
 */
package io.sessionwarden.sim.net.ttc;
