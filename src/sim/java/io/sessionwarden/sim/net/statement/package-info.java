/**
 * Statements over the wire: requests to execute and fetch, the cursors they keep open, and their answers. Main type:
 * {@link io.sessionwarden.sim.net.statement.Statements}. Depends on {@code sim.call},
 * {@code sim.net.lob} and {@code sim.net.ttc}.
 */
package io.sessionwarden.sim.net.statement;
