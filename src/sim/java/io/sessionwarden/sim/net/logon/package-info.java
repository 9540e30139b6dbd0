/**
 * The login of a client: Oracle's password exchange (O5LOGON with the 12c verifier) and what a client says of itself. Main type:
 * {@link io.sessionwarden.sim.net.logon.LogonDialogue}. Depends on {@code sim.call} and {@code sim.net.ttc}.
 */
package io.sessionwarden.sim.net.logon;
