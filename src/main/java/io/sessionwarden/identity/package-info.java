/**
 * Who calls, and what that one may do to which databases. Main types: {@link io.sessionwarden.identity.Caller},
 * {@link io.sessionwarden.identity.Authentication}. May depend on {@code session} (whose sessions are the caller's own), {@code policy} (patterns and
 * selectors of databases), {@code fleet} (reading YAML with positions) and {@code ledger} (who was refused).
 */
package io.sessionwarden.identity;
