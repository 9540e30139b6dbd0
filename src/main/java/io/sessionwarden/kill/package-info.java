/**
 * Carries one permitted kill through: evidence, intent in the ledger, second look, the kill itself, proof of its effect, outcome in the
 * ledger. Main type: {@link io.sessionwarden.kill.Killer}; only this package calls a kill route. May depend on {@code guard}, {@code engine},
 * {@code ledger}, {@code target}, {@code policy}, {@code fleet}, {@code session}.
 */
package io.sessionwarden.kill;
