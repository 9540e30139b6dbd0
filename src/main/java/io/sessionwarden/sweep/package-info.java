/**
 * The main flow: one pass over one target ({@link io.sessionwarden.sweep.Sweeper}) and the loop that makes them. May depend on everything but
 * the engines, {@code api}, {@code metrics} and {@code health}.
 */
package io.sessionwarden.sweep;
