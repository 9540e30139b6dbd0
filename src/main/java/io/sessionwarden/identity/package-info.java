/**
 * Who calls, and what that one may do to which databases. Main type: {@link io.sessionwarden.identity.Caller}. May depend on
 * {@code session} (whose sessions are the caller's own) and {@code policy} (patterns and selectors of databases).
 */
package io.sessionwarden.identity;
