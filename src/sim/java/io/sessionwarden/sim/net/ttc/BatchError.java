package io.sessionwarden.sim.net.ttc;

import io.sessionwarden.sim.call.OraError;

/**
 * An iteration of a batch that failed while the others went on.
 *
 * @param iteration counted from 0
 */
public record BatchError(int iteration, OraError error) {}
