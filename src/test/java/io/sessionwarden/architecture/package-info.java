/**
 * The tests that keep the house in order: {@link io.sessionwarden.architecture.HouseRule} holds the rules of the code, each proven against a
 * sample that breaks it; the other tests keep statements, reference pages, build script and jars true.
 */
package io.sessionwarden.architecture;
