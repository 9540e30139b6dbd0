/**
 * The databases we watch: what the fleet file intends ({@link io.sessionwarden.target.TargetRegistry}) and what was observed of each
 * ({@link io.sessionwarden.target.Target}). May depend on {@code fleet}, {@code engine}, {@code policy}, {@code session}.
 */
package io.sessionwarden.target;
