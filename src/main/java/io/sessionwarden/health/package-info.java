/**
 * What an orchestrator asks: {@link io.sessionwarden.health.LedgerReadiness} says whether the daemon can do its work. A database that is down is
 * no reason to restart or withdraw the daemon. May depend on {@code ledger} and {@code target}; nobody depends on it.
 */
package io.sessionwarden.health;
