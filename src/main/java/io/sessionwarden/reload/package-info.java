/**
 * The fleet file followed while the daemon runs: looked at, validated, put in force, noted. Main type:
 * {@link io.sessionwarden.reload.FleetReload}. May depend on {@code fleet}, {@code policy}, {@code target} and {@code ledger}.
 */
package io.sessionwarden.reload;
