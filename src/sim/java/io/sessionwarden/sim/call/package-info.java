/**
 * What a client can ask of a simulated database: the seam between the wire ({@code sim.net}, which implements the protocol and calls
 * this) and the database ({@code sim.db}, which implements this). Main types: {@link io.sessionwarden.sim.call.Service},
 * {@link io.sessionwarden.sim.call.DatabaseSession}. Depends on the JDK only.
 */
package io.sessionwarden.sim.call;
