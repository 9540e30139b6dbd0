/**
 * The daemon's statements rewritten into others that mean the same, so that the scenarios run once more on texts that nobody has seen: a
 * simulator that knew the statements by their text would be found out. Main type: {@link io.sessionwarden.metamorphic.Rewriting}.
 * {@code ./mvnw verify} does it with one seed, {@code -Dmetamorphic.seed=N} with another. Kills have no file: {@code oracle/DirectRoute} builds them
 * from numbers.
 */
package io.sessionwarden.metamorphic;
