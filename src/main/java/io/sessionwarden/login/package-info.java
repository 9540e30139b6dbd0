/**
 * Remembers across restarts which logins databases refused, so that no account is ever locked by us. Main type:
 * {@link io.sessionwarden.login.LedgerJournal}. May depend on {@code engine} and {@code ledger}.
 */
package io.sessionwarden.login;
