/**
 * Large values that clients read and write in pieces: locators, what they stand for in a connection, and the call that works on them.
 * Main type: {@link io.sessionwarden.sim.net.lob.Lobs}. Depends on {@code sim.call} and {@code sim.net.ttc}.
 */
package io.sessionwarden.sim.net.lob;
