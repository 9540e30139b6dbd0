/**
 * The append-only record of kills: nothing is killed that is not written here first. Main type: {@link io.sessionwarden.ledger.Ledger}.
 * Kept in H2 or PostgreSQL. May depend on {@code session}, Quarkus, Jdbi, Flyway, Agroal, Jackson and JDBC.
 */
package io.sessionwarden.ledger;
