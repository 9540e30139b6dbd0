/**
 * What people and the daemon itself decided against kills, remembered across restarts: pauses, holds, brakes, and how many were killed in the
 * last minute. Main type: {@link io.sessionwarden.restraint.Restraints}. Says what is the case; what follows from it is the guards' matter.
 * May depend on {@code ledger} (where it is kept), {@code fleet} (limits), {@code policy} (patterns of names) and {@code session}.
 */
package io.sessionwarden.restraint;
